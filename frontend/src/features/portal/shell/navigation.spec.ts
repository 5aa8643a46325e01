import { type Me, navigationOf, type OwnAction } from './navigation';

const NOBODY: Me = {
  name: 'Maya Pratama',
  employee: null,
  agency: {
    id: '1',
    code: '3521',
    name: 'Pemerintah Kabupaten Contoh',
    timeZone: 'Asia/Jakarta',
  },
  account: { id: '1', username: 'maya', mustChangePassword: false, mustSetUpSecondFactor: false },
  access: 'full',
  capacities: [],
  assessor: null,
  period: { label: 'Okt–Des 2026', startsOn: '2026-10-01', endsOn: '2026-12-31' },
  today: '2026-11-24',
  counts: { inbox: 3, notifications: 0 },
  allowedActions: [],
};
const account = (...allowedActions: OwnAction[]): Me => ({ ...NOBODY, allowedActions });
const person = (...allowedActions: OwnAction[]): Me => ({
  ...account(...allowedActions),
  employee: {
    id: '1',
    name: 'Maya Pratama',
    nip: null,
    positionName: 'Analis',
    positionKind: 'PELAKSANA',
    unitId: '1',
    unitName: 'Bidang',
    organizationalUnitId: null,
    organizationalUnitName: null,
  },
});

const hrefs = (items: { href: string }[]): string[] => items.map(({ href }) => href);

describe('navigationOf', () => {
  it('gives an employee the five tabs, Catat in the middle', () => {
    const { tabs } = navigationOf(person('write-skp'));
    expect(hrefs(tabs)).toEqual(['/beranda', '/riwayat', '/catat', '/sasaran', '/saya']);
    expect(tabs[2]?.isMain).toBe(true);
  });

  it('offers whoever no longer serves only what they may still read', () => {
    const { side, tabs } = navigationOf({ ...person(), access: 'read_only' });
    expect(hrefs(side)).toEqual(['/beranda', '/skp', '/hasil', '/saya']);
    expect(tabs).toEqual(side);
  });

  it('leaves a head every page within reach: what is no tab stands in the menu of Saya', () => {
    const { side, tabs } = navigationOf(person('write-skp', 'approve-skp', 'propose', 'score'));
    expect(hrefs(tabs)).toEqual(['/beranda', '/persetujuan', '/catat', '/tim', '/saya']);
    expect(hrefs(side)).toEqual(expect.arrayContaining(hrefs(tabs)));
    expect(hrefs(side)).toEqual(expect.arrayContaining(['/riwayat', '/sasaran', '/skp', '/hasil']));
  });

  it('shows an admin without a post no work of employees', () => {
    const { side } = navigationOf(account('read-dashboard', 'oversee', 'administer', 'read-audit'));
    expect(hrefs(side)).toEqual(expect.arrayContaining(['/dasbor', '/admin/impor', '/audit']));
    expect(hrefs(side)).not.toEqual(expect.arrayContaining(['/catat']));
    expect(new Set(hrefs(side)).size).toBe(side.length);
  });

  it('gives the regional head inbox and dashboard, and no work to log', () => {
    const { side, tabs } = navigationOf(person('propose', 'score', 'read-dashboard'));
    expect(hrefs(tabs)).toEqual(['/beranda', '/persetujuan', '/dasbor', '/tim', '/saya']);
    for (const href of ['/catat', '/riwayat', '/skp', '/hasil'])
      expect(hrefs(side)).not.toContain(href);
  });

  it.each([
    ['oversee', '/admin/struktur'],
    ['administer', '/admin/pegawai'],
    ['read-audit', '/audit'],
    ['read-dashboard', '/dasbor'],
    ['score', '/penilaian'],
    ['propose', '/orang'],
    ['write-skp', '/skp'],
  ] as const)('%s alone opens %s', (action, href) => {
    expect(hrefs(navigationOf(account(action)).side)).toContain(href);
    expect(hrefs(navigationOf(account()).side)).not.toContain(href);
  });
});
