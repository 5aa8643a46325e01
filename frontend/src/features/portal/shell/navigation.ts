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

type Role = Me['capacities'][number]['role'];

/** Decides and assesses, but is no ASN: no SKP, no activities (R103). */
export const isRegionalHead = (me: Me): boolean => me.employee?.positionKind === 'KEPALA_DAERAH';

/** The words of each capacity (ui.md); somebody with several sees them merged, each once. */
export function navigationOf(me: Me): { side: NavItem[]; tabs: NavItem[] } {
  const has = (...roles: Role[]) => me.capacities.some((capacity) => roles.includes(capacity.role));
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
  const isEmployee = has('employee') && !isRegionalHead(me);
  const decides = has('assessor', 'unit_head', 'leader');
  const oversees = has('agency_admin', 'executive', 'auditor', 'operator');

  const employee: NavItem[] = isEmployee
    ? [
        { href: '/riwayat', label: 'Riwayat', icon: 'calendar' },
        { href: '/catat', label: 'Catat', icon: 'add', isMain: true },
      ]
    : [];
  const planning: NavItem[] = [
    { href: '/sasaran', label: 'Sasaran', icon: 'target' },
    ...(isEmployee ? [{ href: '/skp', label: 'SKP', icon: 'file' } as const] : []),
  ];
  const squads: NavItem[] = [
    { href: '/tim', label: 'Tim', icon: 'team' },
    ...(decides || oversees ? [{ href: '/orang', label: 'Orang', icon: 'search' } as const] : []),
  ];
  const assessment: NavItem[] = [
    ...(has('assessor', 'unit_head')
      ? [{ href: '/penilaian', label: 'Penilaian', icon: 'edit' } as const]
      : []),
    ...(isEmployee ? [{ href: '/hasil', label: 'Hasil', icon: 'chart' } as const] : []),
  ];
  const oversight: NavItem[] = [
    ...(oversees || has('authorised_official') || isRegionalHead(me)
      ? [{ href: '/dasbor', label: 'Dasbor', icon: 'chart' } as const]
      : []),
    ...(oversees ? [{ href: '/admin/struktur', label: 'Organisasi', icon: 'tree' } as const] : []),
    ...(has('agency_admin')
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
    ...(has('agency_admin', 'auditor')
      ? [{ href: '/audit', label: 'Audit', icon: 'letter' } as const]
      : []),
  ];

  const side = [
    home,
    ...(has('employee') ? [inbox] : []),
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
      isEmployee,
      leadsAgency: isRegionalHead(me),
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
  isEmployee,
  leadsAgency,
  decides,
  home,
  inbox,
  profile,
  oversight,
  planning,
}: {
  isEmployee: boolean;
  leadsAgency: boolean;
  decides: boolean;
  home: NavItem;
  inbox: NavItem;
  profile: NavItem;
  oversight: NavItem[];
  planning: NavItem[];
}): NavItem[] {
  const log: NavItem = { href: '/catat', label: 'Catat', icon: 'add', isMain: true };
  if (leadsAgency) {
    return [
      home,
      inbox,
      ...oversight.slice(0, 1),
      { href: '/tim', label: 'Tim', icon: 'team' },
      profile,
    ];
  }
  if (!isEmployee) return [home, ...oversight.slice(0, 3), profile];
  if (decides) return [home, inbox, log, { href: '/tim', label: 'Tim', icon: 'team' }, profile];
  return [
    home,
    { href: '/riwayat', label: 'Riwayat', icon: 'calendar' },
    log,
    ...planning.slice(0, 1),
    profile,
  ];
}
