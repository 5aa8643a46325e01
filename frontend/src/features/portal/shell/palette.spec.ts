import { hitEntry, paletteEntries, type SearchHit } from './palette';

const pages = [
  { href: '/beranda', label: 'Beranda', kind: 'Menu' },
  { href: '/tim/terbuka', label: 'Peran terbuka', kind: 'Menu' },
];
const hit: SearchHit = { kind: 'employee', id: '7', title: 'Maya Pratama', detail: 'Analis' };

describe('paletteEntries', () => {
  it('offers every page while nothing is typed', () => {
    expect(paletteEntries(pages, '  ')).toEqual(pages);
  });

  it('finds pages by every word, whatever the case and order', () => {
    const [first] = paletteEntries(pages, 'TERBUKA per');
    expect(first?.href).toBe('/tim/terbuka');
    expect(paletteEntries(pages, 'terbuka tutup').map(({ kind }) => kind)).not.toContain('Menu');
  });

  it('puts what was found between pages and searches', () => {
    const kinds = paletteEntries(pages, 'beranda', [hit]).map(({ kind }) => kind);
    expect(kinds).toEqual(['Menu', 'Orang', 'Cari', 'Cari', 'Cari']);
  });

  it('puts first what begins with the words, then what has a word that does, then the rest', () => {
    const menu = ['Masukan', 'Kelola SKP', 'Skema'].map((label) => ({
      href: `/${label}`,
      label,
      kind: 'Menu',
    }));
    const found = (kind: SearchHit['kind'], title: string): SearchHit => ({ ...hit, kind, title });
    const hits = [
      found('employee', 'Abdul Skolastika'),
      found('employee', 'Skolastika Putri'),
      found('squad', 'Tim Askara'),
      found('squad', 'Tim Skrining'),
    ];
    const names = paletteEntries(
      [...menu, { href: '/r', label: 'Riskan', kind: 'Menu' }],
      'SK',
      hits,
    );
    expect(names.slice(0, -3).map(({ label }) => label)).toEqual([
      'Skema',
      'Kelola SKP',
      'Skolastika Putri',
      'Abdul Skolastika',
      'Tim Skrining',
      'Tim Askara',
      'Riskan',
    ]);
  });

  it('takes the words along, safely', () => {
    const [search] = paletteEntries([], ' a&b=c# ');
    expect(search?.href).toBe('/orang?cari=a%26b%3Dc%23');
    expect(search?.label).toBe('Cari orang “a&b=c#”');
  });
});

describe('hitEntry', () => {
  it.each([
    ['employee', '/orang/7'],
    ['squad', '/tim/7'],
    ['goal', '/sasaran?simpul=7'],
  ] as const)('leads a %s to its page', (kind, href) => {
    expect(hitEntry({ ...hit, kind })).toMatchObject({ href, detail: 'Analis' });
  });
});
