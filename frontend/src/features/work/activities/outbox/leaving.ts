import { isUntouched } from '../capture/draft';
import { dropBytes, dropDraft, listQueued, loadDraft, removeQueued } from './database';

/** How much of this person lies on this device unsent: what waits, and a draft that somebody has written in. */
export async function countKept(owner: string): Promise<number> {
  const [queued, draft] = await Promise.all([listQueued(owner), loadDraft(owner)]);
  return queued.length + (draft && !isUntouched(draft) ? 1 : 0);
}

/** Takes it off the device, photos too; what others left there stays. */
export async function forgetKept(owner: string): Promise<void> {
  for (const item of await listQueued(owner)) await removeQueued(item);
  const draft = await loadDraft(owner);
  if (!draft) return;
  await dropBytes(draft.files.map(({ id }) => id));
  await dropDraft(owner);
}
