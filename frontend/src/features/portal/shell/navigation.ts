import type { IconName } from '@/components/ui/Icon';
import type { components } from '@/lib/api/schema';

export type Me = components['schemas']['MeDto'];

export interface NavItem {
  href: string;
  label: string;
  icon: IconName;
  /** Waiting things, shown beside the word. */
  count?: number;
  /** The one thing people come for: blue in the tab bar. */
  isMain?: boolean;
}

export type OwnAction = Me['allowedActions'][number];

export const may = (me: Pick<Me, 'allowedActions'>, action: OwnAction): boolean =>
  me.allowedActions.includes(action);

/** The words of each capacity (ui.md); somebody with several sees them merged, each once. */
export function navigationOf(me: Me): { side: NavItem[]; tabs: NavItem[] } {
  const home: NavItem = { href: '/beranda', label: 'Beranda', icon: 'home' };
  const inbox: NavItem = {
    href: '/persetujuan',
    label: 'Persetujuan',
    icon: 'inbox',
    count: me.counts.inbox,
  };
  const profile: NavItem = { href: '/saya', label: 'Saya', icon: 'user' };
  // Who no longer serves reads what is their own, and nothing else answers.
  if (me.access === 'read_only') {
    const items: NavItem[] = [
      home,
      { href: '/skp', label: 'SKP', icon: 'file' },
      { href: '/hasil', label: 'Hasil', icon: 'chart' },
      profile,
    ];
    return { side: items, tabs: items };
  }
  // Whoever has an SKP logs work for it and is scored for it (R103).
  const hasWork = may(me, 'write-skp');
  // An account that is nobody's decides what waits for its role.
  const hasInbox = me.employee !== null || me.counts.inbox > 0;
  const decides = may(me, 'propose');
  const oversees = may(me, 'oversee');

  const employee: NavItem[] = hasWork
    ? [
        { href: '/riwayat', label: 'Riwayat', icon: 'calendar' },
        { href: '/catat', label: 'Catat', icon: 'add', isMain: true },
      ]
    : [];
  const planning: NavItem[] = [
    { href: '/sasaran', label: 'Sasaran', icon: 'target' },
    ...(hasWork ? [{ href: '/skp', label: 'SKP', icon: 'file' } as const] : []),
  ];
  const squads: NavItem[] = [
    { href: '/tim', label: 'Tim', icon: 'team' },
    ...(decides || oversees ? [{ href: '/orang', label: 'Orang', icon: 'search' } as const] : []),
  ];
  const assessment: NavItem[] = [
    ...(may(me, 'score')
      ? [{ href: '/penilaian', label: 'Penilaian', icon: 'edit' } as const]
      : []),
    ...(hasWork ? [{ href: '/hasil', label: 'Hasil', icon: 'chart' } as const] : []),
  ];
  const oversight: NavItem[] = [
    ...(may(me, 'read-dashboard')
      ? [{ href: '/dasbor', label: 'Dasbor', icon: 'chart' } as const]
      : []),
    ...(oversees ? [{ href: '/admin/struktur', label: 'Organisasi', icon: 'tree' } as const] : []),
    ...(may(me, 'administer')
      ? ([
          { href: '/admin/pegawai', label: 'Pegawai', icon: 'user' },
          { href: '/admin/impor', label: 'Impor', icon: 'upload' },
          { href: '/admin/pelimpahan', label: 'Plt/Plh', icon: 'copy' },
          { href: '/admin/perpindahan', label: 'Perpindahan', icon: 'right' },
          { href: '/admin/periode', label: 'Periode', icon: 'calendar' },
          { href: '/admin/kop', label: 'Kop surat', icon: 'letter' },
          { href: '/admin/akses', label: 'Akses', icon: 'gear' },
        ] as const)
      : []),
    ...(may(me, 'read-audit') ? [{ href: '/audit', label: 'Audit', icon: 'letter' } as const] : []),
  ];

  const side = [
    home,
    ...(hasInbox ? [inbox] : []),
    ...employee,
    ...planning,
    ...squads,
    ...assessment,
    ...oversight,
    profile,
  ];
  return {
    side,
    tabs: tabsOf({
      hasWork,
      hasInbox,
      decides,
      home,
      inbox,
      profile,
      oversight,
      planning,
    }),
  };
}

function tabsOf({
  hasWork,
  hasInbox,
  decides,
  home,
  inbox,
  profile,
  oversight,
  planning,
}: {
  hasWork: boolean;
  hasInbox: boolean;
  decides: boolean;
  home: NavItem;
  inbox: NavItem;
  profile: NavItem;
  oversight: NavItem[];
  planning: NavItem[];
}): NavItem[] {
  const log: NavItem = { href: '/catat', label: 'Catat', icon: 'add', isMain: true };
  if (!hasInbox) return [home, ...oversight.slice(0, 3), profile];
  if (!hasWork) {
    return [
      home,
      inbox,
      ...oversight.slice(0, 1),
      { href: '/tim', label: 'Tim', icon: 'team' },
      profile,
    ];
  }
  if (decides) return [home, inbox, log, { href: '/tim', label: 'Tim', icon: 'team' }, profile];
  return [
    home,
    { href: '/riwayat', label: 'Riwayat', icon: 'calendar' },
    log,
    ...planning.slice(0, 1),
    profile,
  ];
}
