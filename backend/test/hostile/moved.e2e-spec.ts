import { startTestApp, type TestApp } from '../app.js';
import { assignmentAt, seen, squadFor } from '../factories/assignments.js';
import { employeesCsv, sendImport } from '../factories/imports.js';
import { type SmallAgency, smallAgency, type TestEmployee } from '../factories/organization.js';
import { OPERATIONS, takesLetterHash } from './contract.js';

const PREFIX = '/api/v1/assignments/{id}/';
/** Every act on an assignment that the contract names. */
const ACTS = OPERATIONS.filter(({ path, method }) => path.startsWith(PREFIX) && method !== 'GET');

/** Who moved is no longer the old unit's to decide about, whatever its people had already read. */
describe('an assignment that was pending when its person moved', () => {
  let test: TestApp;
  let agency: SmallAgency;
  let code = 3800;
  beforeAll(async () => {
    test = await startTestApp();
  });
  beforeEach(async () => {
    agency = await smallAgency(test, String((code += 1)));
  });
  afterAll(() => test.close());

  it('is asked about with every act that decides', () => {
    const verbs = ACTS.map(({ path }) => path.slice(PREFIX.length));
    expect(verbs).toEqual(expect.arrayContaining(['endorse', 'approve', 'reject', 'issue']));
  });

  it.each(['accept', 'approve', 'endorse', 'issue'])(
    'at %s: nobody of the old unit does anything with it any more',
    async (step) => {
      const { staffB1, headOfB1, headOfDinasB, staffB1b } = agency;
      const { id } = await assignmentAt(agency, await squadFor(test, agency), staffB1, step);
      const old: readonly TestEmployee[] = [headOfB1, headOfDinasB, staffB1b];
      // They read the letters while it was theirs.
      const read = new Map<TestEmployee, object>();
      for (const person of old)
        read.set(person, await seen(person, id, 'Dibutuhkan di unit sendiri'));
      const inboxes = async () => {
        const found: string[] = [];
        for (const person of old) {
          const { body } = await person.api.get('/inbox?kind=assignment');
          if (body.items.some((item: { id: string }) => item.id === id)) found.push(person.name);
        }
        return found;
      };
      const turn = { endorse: headOfB1, issue: headOfDinasB }[step];
      expect(await inboxes()).toEqual(turn ? [turn.name] : []);
      const moved = await sendImport(
        agency.admin.api,
        'employees',
        employeesCsv([{ nip: staffB1.nip, unit: 'SETDA.A1.1' }]),
        { effectiveFrom: '2026-11-24' },
      );
      expect(moved.body.applied).toBe(true);
      const stored = () =>
        test.database.query(
          `select to_jsonb(a) as row, (select jsonb_agg(to_jsonb(s) order by to_jsonb(s)::text) from assignment_step s where s.assignment_id = a.id) as steps,
                  (select count(*)::int from letter l where l.assignment_id = a.id) as letters
             from assignment a where a.id = $1`,
          [id],
        );
      const before = await stored();
      expect(before).toMatchObject([{ row: { status: 'pending' } }]);

      const unrefused: string[] = [];
      for (const person of old)
        for (const { name, method, path, json } of ACTS) {
          const target = path.replace('/api/v1', '').replace('{id}', id);
          const hash = read.get(person);
          const body = path.endsWith('/letter-draft')
            ? { text: 'Naskah unit lama', version: 1 }
            : path.endsWith('/remind')
              ? {}
              : { note: 'Dibutuhkan di unit sendiri', ...(takesLetterHash(json) ? hash : {}) };
          const call = method === 'PUT' ? person.api.put : person.api.post;
          const answer = await call(target, body);
          // Whose step was done before still reads it, and is told that it is done.
          const isOver = answer.status === 409 && answer.body.code === 'wrong_state';
          if (![403, 404].includes(answer.status) && !isOver)
            unrefused.push(`${person.name} ${name}: ${answer.status} ${answer.body.code}`);
        }
      expect(unrefused).toEqual([]);
      expect(await inboxes()).toEqual([]);
      for (const person of old) {
        const many = await person.api.post('/inbox/decide', {
          items: [{ kind: 'assignment', id, action: 'endorse', ...read.get(person) }],
        });
        expect(many.body.items).toMatchObject([{ code: expect.any(String) }]);
      }
      expect(await stored()).toEqual(before);
    },
  );
});
