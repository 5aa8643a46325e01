import { makeAdmin } from '../../../test/factories/admins.js';
import { startTestApp, type TestApp } from '../../../test/app.js';
import { ActivityFactory } from '../../../test/factories/activities.js';
import { askedCorrection } from '../../../test/factories/corrections.js';
import { employeesCsv, sendImport } from '../../../test/factories/imports.js';
import {
  type SmallAgency,
  smallAgency,
  type TestEmployee,
} from '../../../test/factories/organization.js';
import { OWN_PASSWORD, SessionFactory } from '../../../test/factories/sessions.js';
import { approvedSkp } from '../../../test/factories/skp.js';
import { membership, squad } from '../../../test/factories/squads.js';
import { newId } from '../../platform/database/ids.js';
import { MERGE_COLUMNS } from './merge-columns.js';

describe('two records of one person become one', () => {
  let test: TestApp;
  let agency: SmallAgency;
  let other: SmallAgency;
  let asker: TestEmployee;
  let second: TestEmployee;
  let work: ActivityFactory;
  beforeAll(async () => {
    test = await startTestApp();
    agency = await smallAgency(test);
    other = await smallAgency(test, '3522');
    asker = agency.headOfUmum;
    second = agency.staffUmum;
    await makeAdmin(test, asker);
    await makeAdmin(test, second);
    work = new ActivityFactory(test, agency);
    await new SessionFactory(test).givePasswords();
  });
  afterAll(() => test.close());

  /** One person of Bidang A1 with two records. */
  const twice = async (
    changes: { startsOn?: string; unit?: 'bidangA1' | 'bidangA2'; positionName?: string } = {},
  ): Promise<{ kept: TestEmployee; merged: TestEmployee }> => {
    // Names have no figures.
    const letters = newId()
      .slice(-10)
      .replaceAll(/\d/g, (digit) => String.fromCharCode(103 + Number(digit)));
    const name = `Siti Aminah ${letters}`;
    const kept = await agency.factory.employee(agency.units.bidangA1, { name });
    const merged = await agency.factory.employee(agency.units[changes.unit ?? 'bidangA1'], {
      name,
      positionName: changes.positionName ?? 'Pengelola Data',
      ...(changes.startsOn ? { startsOn: changes.startsOn } : {}),
    });
    await test.database.query(
      `update person set birth_date = '1985-05-05' where id = any($1::uuid[])`,
      [[kept.personId, merged.personId]],
    );
    await agency.factory.refresh();
    await new SessionFactory(test).givePasswords();
    return { kept, merged };
  };
  const preview = (kept: string, merged: string, as: TestEmployee = asker) =>
    as.api.get(`/employees/${kept}/merge-preview?mergedEmployeeId=${merged}`);
  const ask = (kept: TestEmployee, merged: TestEmployee, as: Pick<TestEmployee, 'api'> = asker) =>
    as.api.post('/second-approvals', {
      act: 'merge',
      reason: 'Tercatat dua kali',
      merge: { keptEmployeeId: kept.employeeId, mergedEmployeeId: merged.employeeId },
    });
  const merge = async (kept: TestEmployee, merged: TestEmployee): Promise<void> => {
    const asked = await ask(kept, merged);
    expect(asked).toMatchObject({ status: 201, body: { status: 'pending', beginsOn: null } });
    const confirmed = await second.api.post(`/second-approvals/${asked.body.id}/confirm`, {});
    expect(confirmed.status).toBe(200);
  };
  const conflictsOf = async (kept: TestEmployee, merged: TestEmployee): Promise<string[]> => {
    const { body } = await preview(kept.employeeId, merged.employeeId);
    return body.conflicts.map(({ code }: { code: string }) => code);
  };

  it('names what happens to every column that speaks of a person, an employment or an account', async () => {
    const columns = await test.database.query<{ table: string; column: string }>(
      `select c.relname as "table", a.attname as "column"
         from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
        where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and not c.relispartition
          and (exists (select 1 from pg_constraint f where f.contype = 'f' and f.conrelid = c.oid and a.attnum = any(f.conkey)
                 and f.confrelid::regclass::text in ('person', 'employment', 'account', 'position_holding') and a.attname <> 'agency_id')
               or a.atttypid in ('uuid'::regtype, 'uuid[]'::regtype) and a.attname ~ '(employee|person|account|holding)_ids?$')`,
    );
    const found = columns.map(({ table, column }) => `${table}.${column}`).toSorted();
    const named = Object.entries(MERGE_COLUMNS).flatMap(([table, rules]) =>
      Object.keys(rules).map((column) => `${table}.${column}`),
    );
    // A column that is missing here was made since: say in merge-columns.ts what a merge does with it.
    expect(named.toSorted()).toEqual(found);
  });

  it('lists who stands here twice, for the admin alone', async () => {
    const { kept, merged } = await twice();
    expect((await test.anonymous.get('/person-doubles')).status).toBe(401);
    expect((await agency.staffA1.api.get('/person-doubles')).status).toBe(403);
    expect((await other.admin.api.get('/person-doubles')).body.items).toEqual([]);
    const { status, body } = await asker.api.get('/person-doubles');
    expect(status).toBe(200);
    const ids = [kept.employeeId, merged.employeeId].toSorted();
    expect(body.items).toContainEqual(
      expect.objectContaining({
        because: 'name_birth',
        isAsked: false,
        left: expect.objectContaining({ employeeId: ids[0] }),
        right: expect.objectContaining({ employeeId: ids[1] }),
      }),
    );
  });

  it('shows both, and what would go over, to the home agency’s admin', async () => {
    const { kept, merged } = await twice();
    await approvedSkp(test, merged);
    const [a, b] = [kept.employeeId, merged.employeeId];
    const url = `/employees/${a}/merge-preview?mergedEmployeeId=${b}`;
    expect((await test.anonymous.get(url)).status).toBe(401);
    expect((await agency.staffA1.api.get(url)).status).toBe(403);
    expect((await other.admin.api.get(url)).status).toBe(404);
    expect((await preview(a, other.staffA1.employeeId)).status).toBe(404);
    expect((await preview(a, a)).status).toBe(400);
    expect((await asker.api.get(`/employees/${a}/merge-preview?mergedEmployeeId=x`)).status).toBe(
      400,
    );
    const { body } = await asker.api.get(url);
    expect(body).toMatchObject({
      kept: { nip: kept.nip, username: kept.nip },
      merged: { nip: merged.nip },
      conflicts: [],
      allowedActions: ['ask'],
    });
    expect(body.moves).toContainEqual({ label: 'SKP', count: 1 });
    expect(body.consequences.join(' ')).toContain(`NIP ${merged.nip} menjadi NIP lama`);
  });

  it('is asked by an admin and decided by somebody else, whom it is not about', async () => {
    const { kept, merged } = await twice();
    expect((await ask(kept, merged, { api: test.anonymous })).status).toBe(401);
    expect((await ask(kept, merged, agency.staffA1)).status).toBe(403);
    expect((await ask(kept, other.staffA1)).status).toBe(404);
    expect((await ask(kept, kept)).status).toBe(400);
    // an admin's account that is nobody's may ask as well: it is not for oneself
    const asked = await ask(kept, merged, agency.admin);
    expect(asked.status).toBe(201);
    const url = `/second-approvals/${asked.body.id}`;
    const told = await test.database.query<{ id: string }>(
      `select employee_id as id from notification where kind = 'second-approval.ask' and entity_id = $1`,
      [asked.body.id],
    );
    const ids = told.map(({ id }) => id);
    expect(ids).toContain(second.employeeId);
    expect(ids).not.toContain(kept.employeeId);
    expect((await agency.admin.api.post(`${url}/confirm`, {})).status).toBe(403);
    expect((await kept.api.post(`${url}/confirm`, {})).status).toBe(404);
    await makeAdmin(test, kept);
    expect((await kept.api.post(`${url}/confirm`, {})).status).toBe(403);
    expect((await kept.api.get('/inbox?kind=second_approval')).body.items).toEqual([]);
    expect((await other.admin.api.post(`${url}/confirm`, {})).status).toBe(404);
    const items = (await agency.headOfA1.api.get('/inbox?kind=second_approval')).body.items;
    expect(items.map(({ id }: { id: string }) => id)).toContain(asked.body.id);
    const { body } = await asker.api.get('/person-doubles');
    expect(body.items.some(({ isAsked }: { isAsked: boolean }) => isAsked)).toBe(true);
    expect((await agency.headOfA1.api.post(`${url}/refuse`, { note: 'Dua orang' })).status).toBe(
      200,
    );
  });

  it('takes everything over, ends the other account, and says where to sign in', async () => {
    const { kept, merged } = await twice({ startsOn: '2025-03-01' });
    const skp = await approvedSkp(test, merged);
    const team = await squad(test, agency, { status: 'active' });
    await membership(test, agency, team, merged);
    const activityId = await work.draft(merged);
    await makeAdmin(test, merged, 'auditor');
    const session = await new SessionFactory(test).signIn(merged);
    await merge(kept, merged);

    const of = async (sql: string, id: string): Promise<string | undefined> =>
      (await test.database.one<{ id: string }>(sql, [id]))?.id;
    expect(await of('select employee_id as id from skp where id = $1', skp.skpId)).toBe(
      kept.employeeId,
    );
    expect(await of('select holding_id as id from skp where id = $1', skp.skpId)).toBe(
      kept.holdingId,
    );
    expect(await of('select employee_id as id from activity where id = $1', activityId)).toBe(
      kept.employeeId,
    );
    expect(
      await of('select employee_id as id from squad_member where squad_id = $1', team.id),
    ).toBe(kept.employeeId);
    expect(
      await of('select starts_on::text as id from employment where id = $1', kept.employeeId),
    ).toBe('2025-03-01');
    expect((await kept.api.get(`/skp/${skp.skpId}`)).status).toBe(200);
    expect((await kept.api.get(`/activities/${activityId}`)).status).toBe(200);
    const mine = await kept.api.get('/squads');
    expect(JSON.stringify(mine.body)).toContain(team.id);

    // nobody is left to find but the one that stays, and its file names the other
    const found = (await asker.api.get(`/people?q=${encodeURIComponent(kept.name)}`)).body.items;
    const ids = found.map(({ employeeId }: { employeeId: string }) => employeeId);
    expect(ids).toContain(kept.employeeId);
    expect(ids).not.toContain(merged.employeeId);
    const { body: record } = await asker.api.get(`/employees/${kept.employeeId}/record`);
    expect(record.otherEmployments).toMatchObject([
      { employeeId: merged.employeeId, endedKind: 'merged' },
    ]);
    const old = await asker.api.get(`/employees/${merged.employeeId}/record`);
    expect(old.body).toMatchObject({ endedKind: 'merged', allowedActions: [] });

    expect((await session.get('/me')).status).toBe(401);
    const login = (nip: string, password: string) =>
      test.anonymous.post('/auth/login', { nip, password });
    const refused = await login(merged.nip, OWN_PASSWORD);
    expect(refused).toMatchObject({ status: 403, body: { code: 'account_merged' } });
    expect(refused.body.detail).toContain(kept.nip);
    expect((await login(merged.nip, 'Bukan-Sandi-77')).body.code).toBe('credentials_wrong');
    expect((await login(kept.nip, OWN_PASSWORD)).status).toBe(200);
    const capacities = (await kept.api.get('/me')).body.capacities;
    expect(JSON.stringify(capacities)).not.toContain('auditor');

    const events = await test.database.query<{ id: string; detail: Record<string, unknown> }>(
      `select entity_id as id, detail from audit_event where action = 'person.merge' and detail ->> 'keptPersonId' = $1`,
      [kept.personId],
    );
    expect(events.map(({ id }) => id).toSorted()).toEqual(
      [kept.personId, merged.personId].toSorted(),
    );
    expect(events[0]?.detail).toMatchObject({
      keptEmployeeId: kept.employeeId,
      mergedEmployeeId: merged.employeeId,
    });
    const again = await ask(kept, merged);
    expect(again).toMatchObject({ status: 409, body: { code: 'already_merged' } });
  });

  it('leaves nothing that moves on the record that went', async () => {
    const { kept, merged } = await twice();
    await approvedSkp(test, merged);
    await merge(kept, merged);
    for (const [table, columns] of Object.entries(MERGE_COLUMNS))
      for (const [column, { fate, where }] of Object.entries(columns)) {
        if (fate !== 'moves') continue;
        const rows = await test.database.query(
          `select 1 from ${table} where ${column} = $1${where ? ` and ${where}` : ''}`,
          [merged.employeeId],
        );
        expect([table, column, rows.length]).toEqual([table, column, 0]);
      }
  });

  it('is known by the former NIP in the next file, and not employed anew on the screen', async () => {
    const { kept, merged } = await twice();
    await merge(kept, merged);
    const line = {
      nip: merged.nip,
      name: kept.name,
      unit: agency.units.bidangA1.code,
      position: 'Pengelola Data',
    };
    const file = employeesCsv([line]);
    const checked = await sendImport(agency.admin.api, 'employees', file, { dryRun: true });
    expect(checked.body).toMatchObject({ questions: [], rejected: [] });
    expect(JSON.stringify(checked.body.warnings)).toContain('nip_former');
    expect((await sendImport(agency.admin.api, 'employees', file)).status).toBeLessThan(300);
    const [count] = await test.database.query<{ n: number }>(
      'select count(*)::int as n from person where name = $1 and kept_of is null',
      [kept.name],
    );
    expect(count?.n).toBe(1);
    const hired = await agency.admin.api.post('/employees', {
      nip: merged.nip,
      name: kept.name,
      kind: 'PNS',
      unitId: agency.units.bidangA1.id,
      positionName: 'Analis',
      positionKind: 'PELAKSANA',
      isHead: false,
      effectiveFrom: '2026-11-24',
    });
    expect(hired).toMatchObject({ status: 400, body: { errors: [{ code: 'nip_taken' }] } });
  });

  it('lets the later post follow on the earlier, with the SKP of each', async () => {
    const { kept, merged } = await twice({ startsOn: '2026-06-01', unit: 'bidangA2' });
    const before = await approvedSkp(test, kept);
    await merge(kept, merged);
    const holdings = await test.database.query(
      `select id, unit_id as unit, ends_on::text as "endsOn" from position_holding where employee_id = $1 order by starts_on`,
      [kept.employeeId],
    );
    expect(holdings).toEqual([
      { id: kept.holdingId, unit: agency.units.bidangA1.id, endsOn: '2026-05-31' },
      { id: merged.holdingId, unit: agency.units.bidangA2.id, endsOn: null },
    ]);
    const skp = await test.database.one('select ends_on::text as "endsOn" from skp where id = $1', [
      before.skpId,
    ]);
    expect(skp).toEqual({ endsOn: '2026-05-31' });
  });

  describe('is refused with words where no machine can do it', () => {
    it('two SKP of the same days', async () => {
      const { kept, merged } = await twice();
      await approvedSkp(test, kept);
      await approvedSkp(test, merged);
      expect(await conflictsOf(kept, merged)).toEqual(['skp_clash']);
      const asked = await ask(kept, merged);
      expect(asked).toMatchObject({ status: 409, body: { code: 'merge_conflict' } });
      expect(asked.body.conflicts).toHaveLength(1);
    });

    it('both in one squad', async () => {
      const { kept, merged } = await twice();
      const team = await squad(test, agency, { status: 'active' });
      await membership(test, agency, team, kept);
      await membership(test, agency, team, merged);
      expect(await conflictsOf(kept, merged)).toEqual(['squad_clash']);
    });

    it('two posts that begin on one day', async () => {
      const { kept, merged } = await twice({ unit: 'bidangA2', positionName: 'Analis' });
      expect(await conflictsOf(kept, merged)).toEqual(['posts_clash']);
    });

    it('one who judged the other: they are rather two people', async () => {
      const { kept, merged } = await twice();
      await test.database.query(
        `insert into validator_appointment (id, agency_id, employee_id, validator_employee_id, starts_on, appointed_by)
         values ($1, $2, $3, $4, '2026-01-01', $5)`,
        [
          newId(),
          agency.factory.agencyId,
          merged.employeeId,
          kept.employeeId,
          agency.headOfA1.employeeId,
        ],
      );
      expect(await conflictsOf(kept, merged)).toEqual(['each_other']);
    });

    it('what changed since it was asked: then nothing is merged', async () => {
      const { kept, merged } = await twice();
      const asked = await ask(kept, merged);
      await approvedSkp(test, kept);
      await approvedSkp(test, merged);
      const url = `/second-approvals/${asked.body.id}`;
      expect((await second.api.post(`${url}/confirm`, {})).status).toBe(409);
      expect((await second.api.get(url)).body.status).toBe('pending');
      expect((await merged.api.get('/me')).status).toBe(200);
    });
  });

  it('happens once, whoever presses first', async () => {
    const { kept, merged } = await twice();
    const [one, two] = [await ask(kept, merged), await ask(merged, kept)];
    const answers = await Promise.all(
      [one, two].map(({ body }) => second.api.post(`/second-approvals/${body.id}/confirm`, {})),
    );
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 409]);
    const [count] = await test.database.query<{ n: number }>(
      'select count(*)::int as n from person where id = any($1::uuid[]) and kept_of is null',
      [[kept.personId, merged.personId]],
    );
    expect(count?.n).toBe(1);
  });

  it('lets a request to correct the record that ends lapse, and keeps the one that waits', async () => {
    const { kept, merged } = await twice();
    const [waiting, ended] = [await askedCorrection(kept), await askedCorrection(merged)];
    await merge(kept, merged);
    const { items } = (await kept.api.get('/correction-requests')).body;
    expect(
      new Map(items.map(({ id, status }: { id: string; status: string }) => [id, status])),
    ).toEqual(
      new Map([
        [ended, 'lapsed'],
        [waiting, 'waiting'],
      ]),
    );
  });
});
