import { api, unwrap, upload } from '@/lib/api/browser';
import { sentNumber } from '@/lib/number';
import { ApiError } from '@/lib/problem';
import type { Activity, Evidence } from '../labels';
import { loadBytes, saveQueued } from './database';
import type { Queued } from './types';

const bodyOf = ({ draft }: Queued) => ({
  date: draft.date,
  startsAt: draft.startsAt,
  endsAt: draft.endsAt,
  endsNextDay: draft.endsNextDay,
  name: draft.name || null,
  squadId: draft.squadId,
  rhkId: draft.rhkId,
  output: { quantity: sentNumber(draft.quantity) ?? '', unit: draft.unit },
  description: draft.description,
});

/** The same step of the same sending always carries the same key: an answer that got lost is given again. */
const keyOf = (item: Queued, step: string): { 'Idempotency-Key': string } => ({
  'Idempotency-Key': `${item.sendingId}:${step}`,
});

/**
 * Create (or mend) → evidence → submit. Each step that went through is noted on the phone before the next, so that it
 * goes on where it stopped.
 * @throws ApiError when the server refuses, TypeError when there is no way to it
 */
export async function send(item: Queued): Promise<Activity> {
  const serverId = await write(item);
  for (const file of item.draft.files) {
    if (item.sentFiles.includes(file.id)) continue;
    const bytes = await loadBytes(file.id);
    if (bytes) {
      const form = new FormData();
      form.append(file.kind, new Blob([bytes], { type: file.type }), file.name);
      await upload<Evidence>(
        `/api/v1/activities/${serverId}/evidence`,
        form,
        `${item.sendingId}:${file.id}`,
      );
    }
    item.sentFiles = [...item.sentFiles, file.id];
    await saveQueued(item);
  }
  return submit(item, serverId);
}

async function write(item: Queued): Promise<string> {
  if (item.draft.serverId === null) {
    const created = await unwrap(
      api.POST('/api/v1/activities', {
        body: { ...bodyOf(item), clientId: item.clientId },
        headers: keyOf(item, 'create'),
      }),
    );
    item.draft.serverId = created.id;
    // An earlier sending may have arrived without its answer; then the server still holds the earlier words.
    item.isWritten = !item.draft.wasQueued;
    await saveQueued(item);
  }
  if (!item.isWritten) {
    const path = { id: item.draft.serverId };
    const { version } = await unwrap(api.GET('/api/v1/activities/{id}', { params: { path } }));
    await unwrap(
      api.PATCH('/api/v1/activities/{id}', {
        params: { path },
        body: { ...bodyOf(item), version },
      }),
    );
    item.isWritten = true;
    await saveQueued(item);
  }
  return item.draft.serverId;
}

async function submit(item: Queued, serverId: string): Promise<Activity> {
  const params = { path: { id: serverId } };
  try {
    return await unwrap(
      api.POST('/api/v1/activities/{id}/submit', { params, headers: keyOf(item, 'submit') }),
    );
  } catch (error) {
    if (!(error instanceof ApiError) || error.code !== 'wrong_state') throw error;
    // It was sent before and the answer got lost: what counts is that it is there.
    const present = await unwrap(api.GET('/api/v1/activities/{id}', { params }));
    if (present.status === 'draft' || present.status === 'returned') throw error;
    return present;
  }
}
