import { type Me, navigationOf } from './navigation';

type Role = Me['capacities'][number]['role'];

function person(...roles: Role[]): Me {
  return {
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
    capacities: roles.map((role) => ({ role, since: null, via: 'position' })),
    assessor: null,
    period: { label: 'Okt–Des 2026', startsOn: '2026-10-01', endsOn: '2026-12-31' },
    today: '2026-11-24',
    counts: { inbox: 3, notifications: 0 },
  };
}

const hrefs = (items: { href: string }[]): string[] => items.map(({ href }) => href);

describe('navigationOf', () => {
  it('gives an employee the five tabs, Catat in the middle', () => {
    const { tabs } = navigationOf(person('employee'));
    expect(hrefs(tabs)).toEqual(['/beranda', '/riwayat', '/catat', '/sasaran', '/saya']);
    expect(tabs[2]?.isMain).toBe(true);
  });

  it('offers whoever no longer serves only what they may still read', () => {
    const { side, tabs } = navigationOf({ ...person(), access: 'read_only' });
    expect(hrefs(side)).toEqual(['/beranda', '/skp', '/hasil', '/saya']);
    expect(tabs).toEqual(side);
  });

  it('leaves a head every page within reach: what is no tab stands in the menu of Saya', () => {
    const { side, tabs } = navigationOf(person('employee', 'assessor', 'unit_head'));
    expect(hrefs(tabs)).toEqual(['/beranda', '/persetujuan', '/catat', '/tim', '/saya']);
    expect(hrefs(side)).toEqual(expect.arrayContaining(hrefs(tabs)));
    expect(hrefs(side)).toEqual(expect.arrayContaining(['/riwayat', '/sasaran', '/skp', '/hasil']));
  });

  it('shows an admin without a post no work of employees', () => {
    const { side } = navigationOf(person('agency_admin'));
    expect(hrefs(side)).toEqual(expect.arrayContaining(['/dasbor', '/admin/impor', '/audit']));
    expect(hrefs(side)).not.toEqual(expect.arrayContaining(['/catat']));
    expect(new Set(hrefs(side)).size).toBe(side.length);
  });
});
