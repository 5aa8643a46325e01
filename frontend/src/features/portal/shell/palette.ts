import type { components } from '@/lib/api/schema';

/** What the palette offers and in which order; and the one signal that opens it. */
export interface PaletteEntry {
  href: string;
  label: string;
  /** What it is: "Menu", "Cari". */
  kind: string;
  /** One line below: position and unit. */
  detail?: string;
}

export type SearchHit = components['schemas']['SearchHitDto'];

const OPEN = 'asn:palette';

/** Pages that have no place of their own in the menu. */
export const MORE_PAGES: readonly PaletteEntry[] = [
  { href: '/tim/terbuka', label: 'Peran terbuka', kind: 'Menu' },
  { href: '/notifikasi', label: 'Pemberitahuan', kind: 'Menu' },
];

/** Shorter words find too much to be of use; the server looks for nothing below this either. */
export const MIN_SEARCH = 2;

const HITS: Record<SearchHit['kind'], { kind: string; hrefOf: (id: string) => string }> = {
  employee: { kind: 'Orang', hrefOf: (id) => `/orang/${id}` },
  squad: { kind: 'Tim', hrefOf: (id) => `/tim/${id}` },
  goal: { kind: 'Sasaran', hrefOf: (id) => `/sasaran?simpul=${id}` },
};

/** What the server found, as the palette offers it. */
export const hitEntry = ({ kind, id, title, detail }: SearchHit): PaletteEntry => ({
  href: HITS[kind].hrefOf(id),
  label: title,
  kind: HITS[kind].kind,
  detail,
});

export function openPalette(): void {
  window.dispatchEvent(new Event(OPEN));
}

export function onOpenPalette(listener: () => void): () => void {
  window.addEventListener(OPEN, listener);
  return () => window.removeEventListener(OPEN, listener);
}

const SEARCHES = [
  { path: '/orang', label: 'Cari orang' },
  { path: '/tim', label: 'Cari tim' },
  { path: '/sasaran', label: 'Cari sasaran' },
] as const;

const NOWHERE = 3;

/** How well a name fits: it begins with the text, each word begins one of its words, it holds them all, or not. */
function rankOf(name: string, text: string, words: readonly string[]): number {
  const folded = name.toLocaleLowerCase('id');
  if (folded.startsWith(text)) return 0;
  const own = folded.split(/[\s/]+/);
  if (words.every((word) => own.some((one) => one.startsWith(word)))) return 1;
  return words.every((word) => folded.includes(word)) ? 2 : NOWHERE;
}

/**
 * Pages whose name begins with what was typed, or whose words do; what the server found, the better fit first; pages that hold
 * the words somewhere; then the searches that take the words along.
 */
export function paletteEntries(
  pages: readonly PaletteEntry[],
  typed: string,
  hits: readonly SearchHit[] = [],
): PaletteEntry[] {
  const text = typed.trim().toLocaleLowerCase('id');
  if (text === '') return [...pages];
  const words = text.split(/\s+/);
  const ranked = (entries: readonly PaletteEntry[]) =>
    entries
      .map((entry) => ({ entry, rank: rankOf(entry.label, text, words) }))
      .sort((a, b) => a.rank - b.rank);
  const fitting = ranked(pages).filter(({ rank }) => rank < NOWHERE);
  const searches = SEARCHES.map(({ path, label }) => ({
    href: `${path}?cari=${encodeURIComponent(typed.trim())}`,
    label: `${label} “${typed.trim()}”`,
    kind: 'Cari',
  }));
  return [
    ...fitting.filter(({ rank }) => rank < 2),
    // Also what the server found by another word than its name, last of all.
    ...ranked(hits.map(hitEntry)),
    ...fitting.filter(({ rank }) => rank === 2),
  ]
    .map(({ entry }) => entry)
    .concat(searches);
}
