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
    const { id, isSame } = await create(item);
    item.draft.serverId = id;
    item.isWritten = isSame;
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

/** An earlier sending may have arrived without its answer; then the server still holds the earlier words, to be mended. */
async function create(item: Queued): Promise<{ id: string; isSame: boolean }> {
  try {
    const { id } = await unwrap(
      api.POST('/api/v1/activities', {
        body: { ...bodyOf(item), clientId: item.clientId },
        headers: keyOf(item, 'create'),
      }),
    );
    return { id, isSame: true };
  } catch (error) {
    const stored = storedUnder(error);
    if (!stored) throw error;
    if (item.draft.wasQueued && (stored.status === 'draft' || stored.status === 'returned'))
      return { id: stored.id, isSame: false };
    throw new TakenError();
  }
}

function storedUnder(error: unknown): Activity | null {
  if (!(error instanceof ApiError) || error.code !== 'other_words') return null;
  return (error.stored ?? null) as Activity | null;
}

/** Something else has gone out under the phone's id: from another tab, or before these words were typed. */
export class TakenError extends ApiError {
  constructor() {
    super(
      409,
      'other_words',
      'Catatan ini sudah terkirim dengan isi sebelumnya, lihat Riwayat. Isian yang baru tetap di sini: kirim lagi bila ini kegiatan lain.',
    );
  }
}

async function submit(item: Queued, serverId: string): Promise<Activity> {
  const params = { path: { id: serverId } };
  try {
    return await unwrap(
      api.POST('/api/v1/activities/{id}/submit', {
        params,
        body: { endIsMeant: item.draft.endIsMeant === true },
        headers: keyOf(item, 'submit'),
      }),
    );
  } catch (error) {
    if (!(error instanceof ApiError) || error.code !== 'wrong_state') throw error;
    // It was sent before and the answer got lost: what counts is that it is there.
    const present = await unwrap(api.GET('/api/v1/activities/{id}', { params }));
    if (present.status === 'draft' || present.status === 'returned') throw error;
    return present;
  }
}
