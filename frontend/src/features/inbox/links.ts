/** The inbox with its filter and chosen row in the URL. */
export function inboxHref({
  kind,
  selected,
}: {
  kind: string | null;
  selected: string | null;
}): string {
  const query = new URLSearchParams();
  if (kind) query.set('jenis', kind);
  if (selected) query.set('pilih', selected);
  const text = query.toString();
  return text === '' ? '/persetujuan' : `/persetujuan?${text}`;
}

export function checkHref(keys: readonly string[], kind: string | null): string {
  const query = new URLSearchParams({ pilih: keys.join(',') });
  if (kind) query.set('jenis', kind);
  return `/persetujuan/periksa?${query.toString()}`;
}
