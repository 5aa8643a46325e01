/** A post that nobody holds. */
const VACANT = 'lowong';
export const VACANT_POST = `Jabatan ${VACANT}`;

/** Who decides: the person, or the post while nobody holds it. */
export const holderOrPost = (name: string | null, post: string): string =>
  name ?? `${post} (${VACANT})`;

/** Pelaksana tugas, pelaksana harian. */
const ACTING = { plt: 'Plt.', plh: 'Plh.' } as const;

/** `Plt.` or `Plh.` before a title; nothing for the holder of the post. */
export const actingPrefix = (kind: keyof typeof ACTING | null | undefined): string =>
  kind ? `${ACTING[kind]} ` : '';
