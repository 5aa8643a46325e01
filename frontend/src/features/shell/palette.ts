/** What the palette offers and in which order; and the one signal that opens it. */
export interface PaletteEntry {
  href: string;
  label: string;
  /** What it is: "Menu", "Cari". */
  kind: string;
}

const OPEN = 'asn:palette';

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

/** Pages whose name holds every word typed, then the searches that take the words along as `?cari=`. */
export function paletteEntries(pages: readonly PaletteEntry[], typed: string): PaletteEntry[] {
  const text = typed.trim().toLocaleLowerCase('id');
  if (text === '') return [...pages];
  const words = text.split(/\s+/);
  const matching = pages.filter((page) => {
    const label = page.label.toLocaleLowerCase('id');
    return words.every((word) => label.includes(word));
  });
  const searches = SEARCHES.map(({ path, label }) => ({
    href: `${path}?cari=${encodeURIComponent(typed.trim())}`,
    label: `${label} “${typed.trim()}”`,
    kind: 'Cari',
  }));
  return [...matching, ...searches];
}
