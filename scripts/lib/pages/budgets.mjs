/**
 * What a page may weigh and how long it may take: kilobytes (1,000 bytes) gzipped, on slow 4G with a processor four
 * times slower (docs/benchmarks-pages.md says how it is measured). `held` is the scripts that `npm test` lets pass: what
 * was reached and a little more, so that the room below the budget is not used up unseen.
 */
const form = { js: 205, held: 164, lcp: 2.0, tbt: 200, tti: 3.5 };
const light = { js: 150, held: 150, lcp: 1.8, tbt: 150, tti: 3.0 };
const list = { js: 190, held: 160, lcp: 2.0, tbt: 200, tti: 3.5 };
const rich = { js: 230, held: 158, lcp: 2.3, tbt: 250, tti: 4.0 };
const report = { js: 175, held: 163, lcp: 2.0, tbt: 200, tti: 3.3 };

/** For every page alike. */
export const COMMON = { css: 15, font: 28, cls: 0.05 };
/** Kilobytes of style sheets that `npm test` lets pass. */
export const HELD_CSS = 13.8;

/**
 * The address of a page, who looks at it (a role of the demo agency; nobody on /masuk), and for a page below, the
 * pattern of the first link to it.
 * @type {{ route: string, role?: string, from?: string, budget: { js: number, held: number, lcp: number, tbt: number, tti: number } }[]}
 */
export const ROUTES = [
  { route: '/masuk', budget: light },
  { route: '/beranda', role: 'Pegawai', budget: light },
  { route: '/catat', role: 'Pegawai', budget: form },
  { route: '/riwayat', role: 'Pegawai', budget: list },
  { route: '/persetujuan', role: 'Kepala unit organisasi', budget: list },
  { route: '/penilaian', role: 'Ketua tim', budget: rich },
  { route: '/penilaian/[id]', from: '/penilaian', role: 'Pejabat penilai kinerja', budget: rich },
  { route: '/tim', role: 'Ketua tim', budget: rich },
  { route: '/tim/[id]', from: '/tim', role: 'Ketua tim', budget: rich },
  { route: '/orang', role: 'Ketua tim', budget: rich },
  { route: '/orang/[id]', from: '/orang', role: 'Ketua tim', budget: rich },
  { route: '/sasaran', role: 'Kepala unit organisasi', budget: report },
  { route: '/dasbor', role: 'Pimpinan', budget: report },
  { route: '/skp', role: 'Pegawai', budget: report },
  { route: '/skp/[id]', from: '/skp', role: 'Pegawai', budget: report },
];

/** A link to a page of the pattern `/tim/[id]` in a page's HTML. */
export function findLink(html, route) {
  const id = String.raw`[0-9a-f]{8}-[0-9a-f-]{27}`;
  return new RegExp(`href="(${route.replace('[id]', id)})"`).exec(html)?.[1];
}
