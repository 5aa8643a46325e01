/** Shown where a post has no holder; `frontend/src/features/organization/words.ts` says the same. */
const VACANT = 'lowong';

/** Who decides: the person, or the post while nobody holds it. */
export const holderOrPost = (name: string | null, post: string): string =>
  name ?? `${post} (${VACANT})`;
