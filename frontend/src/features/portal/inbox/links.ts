/** The inbox with its filter and chosen row in the URL. */
export function inboxHref({
  kind,
  selected,
  done = null,
}: {
  kind: string | null;
  selected: string | null;
  /** Assignment that was just decided, to be confirmed above the list. */
  done?: string | null;
}): string {
  const query = new URLSearchParams();
  if (kind) query.set('jenis', kind);
  if (selected) query.set('pilih', selected);
  if (done) query.set('selesai', done);
  const text = query.toString();
  return text === '' ? '/persetujuan' : `/persetujuan?${text}`;
}

export function checkHref(keys: readonly string[], kind: string | null): string {
  const query = new URLSearchParams({ pilih: keys.join(',') });
  if (kind) query.set('jenis', kind);
  return `/persetujuan/periksa?${query.toString()}`;
}
