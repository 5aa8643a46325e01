import { Client } from 'pg';
import type { QueryRunner } from 'typeorm';
import { startTestApp, type TestApp } from '../../../test/app.js';
import {
  assignmentAt,
  squadFor,
  startAssignment,
  walkTo,
} from '../../../test/factories/assignments.js';
import { type SmallAgency, smallAgency } from '../../../test/factories/organization.js';
import { StoredLetterPlans1796000000200 } from '../../migrations/1796000000200-stored-letter-plans.js';

interface Stored {
  order: number;
  letters: { kind: string; signatory: { capacity: string }; subject?: string }[];
  refusals: unknown[];
}

describe('the letters of an assignment under way', () => {
  let test: TestApp;
  let agency: SmallAgency;
  beforeAll(async () => {
    test = await startTestApp();
    agency = await smallAgency(test);
  });
  afterAll(() => test.close());

  const stored = (id: string) =>
    test.database.query<Stored>(
      `select "order", letters, refusal_letters as refusals from assignment_step where assignment_id = $1 order by "order"`,
      [id],
    );

  it('are those of its start, whatever the table of chains says now', async () => {
    const squad = await squadFor(test, agency);
    const { id } = await assignmentAt(agency, squad, agency.staffB1, 'endorse');
    // As a table of another day would have promised it: no answer, and a surat tugas that nobody else reads.
    await test.database.query(
      `update assignment_step set letters = '[]', refusal_letters = '[]' where assignment_id = $1 and "order" = 4`,
      [id],
    );
    await test.database.query(
      `update assignment_step set letters = jsonb_set(letters, '{0,copies}', '[]') where assignment_id = $1 and action = 'issue'`,
      [id],
    );
    const { body } = await agency.headOfB1.api.get(`/assignments/${id}`);
    expect(body.steps[3].letters).toEqual([]);
    await walkTo(agency, { status: 200, body, headers: new Headers() }, null);
    const { body: list } = await agency.staffB1.api.get(`/assignments/${id}/letters`);
    expect(list.items.map(({ kind }: { kind: string }) => kind)).toEqual([
      'request',
      'recommendation',
      'assignment',
    ]);
    const { body: letter } = await agency.staffB1.api.get(`/letters/${list.items[2].id}`);
    expect(letter.copies).toEqual([]);
  });

  it('stand in the steps of those that ran before steps kept them, and its way back is clean', async () => {
    const squads = await Promise.all([1, 2, 3].map(() => squadFor(test, agency)));
    const [asked, offered, started] = [
      await startAssignment(squads[0]!, agency.staffB1),
      await startAssignment(squads[1]!, agency.staffB1, { origin: 'volunteer' }),
      await startAssignment(squads[2]!, agency.staffB1, { by: agency.headOfDinasA }),
    ].map(({ body }) => body.id as string);
    // One for which the agency let the PjPK sign.
    await test.database.query(
      `update assignment_step set capacity = 'assessor' where assignment_id = $1 and action = 'issue'`,
      [started],
    );
    const migration = new StoredLetterPlans1796000000200();
    // Tables are altered by who owns them, which the product's own role does not.
    const owner = new Client({ connectionString: test.databaseUrl });
    await owner.connect();
    // A migration only asks its runner to query, which a client does as well; the rest of the type is never called.
    const runner = owner as unknown as QueryRunner;
    await migration.down(runner);
    const { rows: documents } = await owner.query<{ document: string | null }>(
      `select document from assignment_step where assignment_id = $1 order by "order"`,
      [offered],
    );
    expect(documents.map(({ document }) => document)).toEqual([
      'recommendation',
      'request,answer',
      null,
      'assignment',
      null,
    ]);
    await migration.up(runner);
    await owner.end();

    const kinds = async (id?: string) =>
      (await stored(id ?? '')).map(({ letters, refusals }) => [
        letters.map(({ kind }) => kind).join('+'),
        refusals.length,
      ]);
    expect(await kinds(asked)).toEqual([
      ['', 0],
      ['request', 0],
      ['recommendation', 0],
      ['answer', 1],
      ['assignment', 0],
      ['', 0],
    ]);
    expect(await kinds(offered)).toEqual([
      ['recommendation', 0],
      ['request+answer', 2],
      ['', 0],
      ['assignment', 0],
      ['', 0],
    ]);
    expect((await stored(offered ?? ''))[1]?.letters[0]).toMatchObject({
      subject: 'Permohonan Penugasan secara Sukarela',
    });
    expect((await stored(started ?? '')).at(-2)?.letters[0]?.signatory.capacity).toBe('assessor');
    const starts = await test.database.query<{ letters: { kind: string }[] }>(
      'select start_letters as letters from assignment where id = $1',
      [started],
    );
    expect(starts[0]?.letters.map(({ kind }) => kind)).toEqual(['request']);
  });
});
