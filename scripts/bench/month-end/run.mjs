import { setTimeout as sleep } from 'node:timers/promises';
import { Pool } from 'pg';
import { v7 } from 'uuid';
import { say } from '../../lib/log.mjs';
import { TimedClient } from './client.mjs';
import { photoForm } from './photo.mjs';
import { Sampler } from './sampler.mjs';

const ACTIVITIES_A_MINUTE = 3_000;
/** How often each PjPK looks into the inbox: then some fifteen wait. */
const LOOKS_EVERY_MS = 60_000;
const PATIENCE_MS = 120_000;

const EVIDENCE = `
  insert into evidence (agency_id, id, activity_id, kind, file_hash, thumbnail_hash, name, content_type, size)
  values ($1, $2, $3, 'photo', encode(sha256('photo0'::bytea), 'hex'), encode(sha256('photo1'::bytea), 'hex'), 'IMG.jpg', 'image/jpeg', 200000)`;

/**
 * Sends at a fixed rate, whatever the answers take: a slow server does not make people write less. What was acknowledged
 * is kept, to be looked for afterwards.
 */
export async function runMonthEnd({ client, product, crowd, options }) {
  const http = new TimedClient(product.url);
  const evidence = new Pool({
    connectionString: client.connectionString,
    ...connectionOf(client),
    max: 4,
  });
  const sampler = new Sampler(client, http);
  const outcome = { http, sampler, submitted: new Set(), validated: new Set(), refused: [], crowd };
  const photo = options.photos ? await photoForm() : null;
  const endsAt = Date.now() + options.minutes * 60_000;
  sampler.start();
  try {
    const assessors = crowd.assessors.map((who, index) =>
      assess(http, who, index / crowd.assessors.length, endsAt, outcome),
    );
    await sendAll({ http, crowd, evidence, photo, endsAt, outcome });
    await Promise.all(assessors);
  } finally {
    await sampler.stop();
    await evidence.end();
  }
  return outcome;
}

const connectionOf = ({ host, port, user, password, database }) => ({
  host,
  port,
  user,
  password,
  database,
});

async function sendAll({ http, crowd, evidence, photo, endsAt, outcome }) {
  const gap = 60_000 / ACTIVITIES_A_MINUTE;
  const startedAt = Date.now();
  const underWay = new Set();
  for (let index = 0; Date.now() < endsAt; index += 1) {
    const early = startedAt + index * gap - Date.now();
    if (early > 0) await sleep(early);
    const who = crowd.people[index % crowd.people.length];
    const one = write({ http, crowd, who, index, evidence, photo, outcome });
    underWay.add(one);
    void one.finally(() => underWay.delete(one));
    if (index > 0 && index % ACTIVITIES_A_MINUTE === 0) {
      say(
        `  ${Math.round((endsAt - Date.now()) / 1000)} s left, ${outcome.submitted.size} sent, ${outcome.validated.size} validated, ${outcome.refused.length} refused`,
      );
    }
  }
  await Promise.race([Promise.all(underWay), sleep(PATIENCE_MS, undefined, { ref: false })]);
}

async function write({ http, crowd, who, index, evidence, photo, outcome }) {
  const entry = {
    date: crowd.today,
    startsAt: '08:00',
    endsAt: '09:30',
    name: 'Penyusunan laporan',
    rhkId: who.rhkId,
    output: { quantity: '1', unit: 'dokumen' },
    description: `Menyusun laporan akhir bulan nomor ${index}.`,
    clientId: v7(),
  };
  const created = await http.send('create', who, 'POST', '/api/v1/activities', entry, {
    'idempotency-key': v7(),
  });
  if (created.status !== 201) return outcome.refused.push(created);
  const { id } = created.body;
  if (photo) {
    const path = `/api/v1/activities/${id}/evidence`;
    const sent = await http.send('photo', who, 'POST', path, photo.body, {
      'content-type': photo.contentType,
    });
    if (sent.status !== 201) return outcome.refused.push(sent);
  } else {
    await evidence.query(EVIDENCE, [crowd.agencyId, v7(), id]);
  }
  const submitted = await http.send(
    'submit',
    who,
    'POST',
    `/api/v1/activities/${id}/submit`,
    { endIsMeant: true },
    { 'idempotency-key': v7() },
  );
  if (submitted.status !== 200) return outcome.refused.push(submitted);
  return outcome.submitted.add(id);
}

/** Looks, then validates everything shown at once; everybody at another time of the minute. */
async function assess(http, who, phase, endsAt, outcome) {
  await sleep(phase * LOOKS_EVERY_MS);
  while (Date.now() < endsAt) {
    const nextAt = Date.now() + LOOKS_EVERY_MS;
    const inbox = await http.send('inbox', who, 'GET', '/api/v1/inbox?kind=activity&limit=50');
    const items = (inbox.body?.items ?? [])
      .filter(({ id }) => outcome.submitted.has(id))
      .map(({ kind, id }) => ({ kind, id, action: 'validate' }));
    if (inbox.status !== 200) outcome.refused.push(inbox);
    else if (items.length > 0) {
      const decided = await http.send(
        'validate in bulk',
        who,
        'POST',
        '/api/v1/inbox/decide',
        { items },
        { 'idempotency-key': v7() },
      );
      if (decided.status !== 200) outcome.refused.push(decided);
      for (const item of decided.body?.items ?? []) {
        if (item.done) outcome.validated.add(item.id);
        else outcome.refused.push({ status: 200, body: item });
      }
    }
    await sleep(Math.max(0, Math.min(nextAt, endsAt) - Date.now()));
  }
}
