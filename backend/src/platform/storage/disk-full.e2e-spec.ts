import { mkdir, readdir, readFile, type FileHandle } from 'node:fs/promises';
import * as fs from 'node:fs/promises';
import { join } from 'node:path';
import { type Answer, startTestApp, type TestApp } from '../../../test/app.js';
import { activityInput, formWith, testPhoto } from '../../../test/factories/activities.js';
import { assignmentAt, seen, squadFor } from '../../../test/factories/assignments.js';
import { type SmallAgency, smallAgency } from '../../../test/factories/organization.js';
import { CONFIG } from '../config/config.module.js';
import type { Config } from '../config/config.js';
import { asOwner } from '../database/wall.js';
import { sha256 } from './sha256.js';
import { FILE_STORAGE } from './storage.js';

const noSpace = (): Error =>
  Object.assign(new Error('ENOSPC: no space left on device, write'), { code: 'ENOSPC' });

/** A disk that takes half of the first `whole + 1`th file and then no more. */
function fullAfter(whole: number): typeof fs.open {
  let opened = 0;
  return async (path, flags, mode) => {
    const file: FileHandle = await fs.open(path, flags, mode);
    opened += 1;
    if (opened <= whole) return file;
    return new Proxy(file, {
      get: (target, key) => {
        if (key === 'write')
          return async (chunk: Uint8Array) => {
            await target.write(chunk, 0, Math.floor(chunk.byteLength / 2));
            throw noSpace();
          };
        const value: unknown = Reflect.get(target, key);
        return typeof value === 'function' ? value.bind(target) : value;
      },
    });
  };
}

function expectFull(answer: Answer): void {
  expect(answer).toMatchObject({
    status: 507,
    body: { code: 'storage_full', title: 'Penyimpanan penuh' },
  });
  expect(answer.body.detail).toContain('belum disimpan');
  expect(answer.headers.get('retry-after')).toBe('60');
  expect(JSON.stringify(answer.body)).not.toMatch(/ENOSPC|device|\bat \//);
}

describe('a full disk', () => {
  let test: TestApp;
  let agency: SmallAgency;
  let files: string;

  beforeAll(async () => {
    test = await startTestApp();
    agency = await smallAgency(test);
    files = join(test.app.get<Config>(CONFIG).dataDir, 'files');
    await mkdir(files, { recursive: true });
  });
  afterAll(() => test.close());
  afterEach(() => fill(null));

  const fill = (whole: number | null): void => {
    Object.assign(test.app.get(FILE_STORAGE), {
      openFile: whole === null ? fs.open : fullAfter(whole),
    });
  };
  const unfinished = () => readdir(join(files, 'unfinished')).catch(() => []);
  const count = async (table: string): Promise<number> =>
    Number((await test.database.one<{ n: string }>(`select count(*) as n from ${table}`))?.n);

  it.each([
    ['the photo', 0],
    ['its thumbnail', 1],
  ])(
    'while %s is written: no row, nothing half, and the repeated upload goes through',
    async (_what, whole) => {
      const created = await agency.staffA1.api.post('/activities', activityInput());
      const photo = await testPhoto(320 + whole);
      const send = () =>
        agency.staffA1.api.post(`/activities/${created.body.id}/evidence`, undefined, {
          form: formWith('photo', photo, 'a.jpg'),
          headers: { 'idempotency-key': `full-photo-${whole}` },
        });
      const before = [await count('evidence'), await count('stored_file')];
      fill(whole);
      expectFull(await send());
      expect([await count('evidence'), await count('stored_file')]).toEqual(before);
      expect(await unfinished()).toEqual([]);
      fill(null);
      expect((await send()).status).toBe(201);
      const rows = await test.database.query<{ hash: string }>(
        `select unnest(array[file_hash, thumbnail_hash]) as hash from evidence where activity_id = $1`,
        [created.body.id],
      );
      expect(rows).toHaveLength(2);
      for (const { hash } of rows) {
        const content = await readFile(join(files, hash.slice(0, 2), hash.slice(2, 4), hash));
        expect(sha256(content)).toBe(hash);
      }
    },
  );

  it('while a letter is written: no number is spent, the step stays where it is, and issuing goes through later', async () => {
    const squad = await squadFor(test, agency);
    const waiting = await assignmentAt(agency, squad, agency.staffA2, 'issue');
    const step = waiting.steps.find((one: { action: string }) => one.action === 'issue');
    const holder = Object.values(agency).find(
      (one) => 'employeeId' in one && one.employeeId === step.approver.employeeId,
    );
    const letter = await seen(holder, waiting.id);
    const issue = () =>
      holder.api.post(`/assignments/${waiting.id}/issue`, letter, {
        headers: { 'idempotency-key': 'full-letter' },
      });
    const numbers = () =>
      test.database.query('select unit_id, last from letter_sequence order by 1');
    const before = await numbers();
    fill(0);
    expectFull(await issue());
    expect(await numbers()).toEqual(before);
    const read = await holder.api.get(`/assignments/${waiting.id}`);
    expect(read.body.steps.find((one: { action: string }) => one.action === 'issue').status).toBe(
      'pending',
    );
    fill(null);
    expect(await issue()).toMatchObject({ status: 200, body: { status: 'issued' } });
  });

  it('of the database, noticed at commit: nothing is there, and the repeated request goes through', async () => {
    await asOwner(
      test.databaseUrl,
      `create function disk_is_full() returns trigger language plpgsql as
        $$ begin raise exception using errcode = '53100', message = 'could not extend file'; end $$`,
    );
    await asOwner(
      test.databaseUrl,
      `create constraint trigger disk_is_full after insert on activity
        deferrable initially deferred for each row execute function disk_is_full()`,
    );
    const send = () =>
      agency.staffA1.api.post(
        '/activities',
        activityInput({ startsAt: '13:00', endsAt: '14:00' }),
        {
          headers: { 'idempotency-key': 'full-commit' },
        },
      );
    const tables = ['activity', 'audit_event', 'idempotency_record'];
    const before = await Promise.all(tables.map(count));
    expectFull(await send());
    expect(await Promise.all(tables.map(count))).toEqual(before);
    await asOwner(test.databaseUrl, 'drop trigger disk_is_full on activity');
    expect((await send()).status).toBe(201);
  });
});
