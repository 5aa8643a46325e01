import { startTestApp, type TestApp } from '../app.js';
import { assignmentAt, decides, squadFor } from '../factories/assignments.js';
import { type SmallAgency, smallAgency, type TestEmployee } from '../factories/organization.js';
import { OPERATIONS, takesLetterHash } from './contract.js';
import { fingerprint } from './second-agency.js';

/** Something that signs a letter, ready to be done by its holder. */
interface Signing {
  by: TestEmployee;
  preview: string;
  path: string;
  body: (letterHash?: string) => object;
  /** What was done to the one of many; `POST /inbox/decide` answers 200 and refuses each on its own. */
  refusal?: (body: { items: object[] }) => object | undefined;
}

const NOTE = 'Dibutuhkan di unit asal';

const SIGNING = OPERATIONS.filter(({ json }) => takesLetterHash(json)).map(({ name }) => name);

/** Whatever signs a letter signs what was read: not what it became meanwhile, and nothing unread. */
describe('a letter that was edited after the preview', () => {
  let test: TestApp;
  let agency: SmallAgency;
  let code = 3700;
  beforeAll(async () => {
    test = await startTestApp();
  });
  beforeEach(async () => {
    agency = await smallAgency(test, String((code += 1)));
  });
  afterAll(() => test.close());

  const at = async (step: string | null) =>
    (await assignmentAt(agency, await squadFor(test, agency), agency.staffB1, step)).id as string;
  const step = (by: TestEmployee, id: string, verb: string): Signing => {
    const query = verb === 'reject' ? '&refusing=true' : '';
    return {
      by,
      preview: `/assignments/${id}/letter-preview?${new URLSearchParams({ note: NOTE })}${query}`,
      path: `/assignments/${id}/${verb}`,
      body: (letterHash) => ({ note: NOTE, letterHash }),
    };
  };
  const ending = async (by: TestEmployee, action: string): Promise<Signing> => {
    const id = await at(null);
    return {
      by,
      preview: `/assignments/${id}/ending-preview?${new URLSearchParams({ action, note: NOTE })}`,
      path: `/assignments/${id}/${action}`,
      body: (letterHash) => ({ note: NOTE, letterHash }),
    };
  };

  const MAKERS: Readonly<Record<string, () => Promise<Signing>>> = {
    'POST /api/v1/assignments': async () => {
      const squad = await squadFor(test, agency);
      const asked = {
        squadId: squad.id,
        roleId: squad.roleId,
        employeeId: agency.staffB1.employeeId,
        origin: 'appointment',
      };
      return {
        by: agency.headOfDinasA,
        preview: `/assignments/start/letter-preview?${new URLSearchParams(asked)}`,
        path: '/assignments',
        body: (letterHash) => ({ ...asked, letterHash }),
      };
    },
    'POST /api/v1/assignments/{id}/approve': async () =>
      step(agency.headOfDinasA, await at('approve'), 'approve'),
    'POST /api/v1/assignments/{id}/endorse': async () =>
      step(agency.headOfB1, await at('endorse'), 'endorse'),
    'POST /api/v1/assignments/{id}/reject': async () => {
      const id = await at('endorse');
      await decides(agency.headOfB1, id, 'endorse');
      return step(agency.headOfDinasB, id, 'reject');
    },
    'POST /api/v1/assignments/{id}/issue': async () =>
      step(agency.headOfDinasB, await at('issue'), 'issue'),
    'POST /api/v1/assignments/{id}/recall': () => ending(agency.headOfDinasB, 'recall'),
    'POST /api/v1/assignments/{id}/end': () => ending(agency.headOfDinasA, 'end'),
    'POST /api/v1/assignments/{id}/replace-letter': async () => {
      const id = await at(null);
      const text = 'Hasil yang benar';
      return {
        by: agency.headOfDinasB,
        preview: `/assignments/${id}/replacement-preview?${new URLSearchParams({ text })}`,
        path: `/assignments/${id}/replace-letter`,
        body: (letterHash) => ({ note: 'Salah ketik', text, letterHash }),
      };
    },
    'POST /api/v1/inbox/decide': async () => {
      const id = await at('issue');
      return {
        by: agency.headOfDinasB,
        preview: `/assignments/${id}/letter-preview`,
        path: '/inbox/decide',
        body: (letterHash) => ({
          items: [{ kind: 'assignment', id, action: 'issue', letterHash }],
        }),
        refusal: ({ items }) => items[0],
      };
    },
  };

  it('is asked about at everything that takes the hash of a letter', () => {
    expect(Object.keys(MAKERS).sort()).toEqual([...SIGNING].sort());
  });

  it.each(SIGNING)('%s: signs neither what is unread nor what has changed since', async (name) => {
    const made = await MAKERS[name]?.();
    if (!made) throw new Error(`nothing makes ${name}`);
    const { by, preview, path, body, refusal } = made;
    const read = async (): Promise<string> => (await by.api.get(preview)).body.letterHash;
    const seen = await read();
    expect(seen).toMatch(/^[0-9a-f]{64}$/);
    // Every letter names the person: it reads otherwise as soon as the name does.
    await test.database.query(
      `update employee_directory set display_name = 'Nama Lain, S.Sos.' where employee_id = $1`,
      [agency.staffB1.employeeId],
    );
    const { agencyId } = agency.factory;
    const before = await fingerprint(test, agencyId);

    const unread = await by.api.post(path, body());
    const changed = await by.api.post(path, body(seen));
    const strange = await by.api.post(path, body('0'.repeat(64)));
    const told = refusal ?? ((answer: object) => answer);
    expect([unread, changed, strange].map(({ status }) => status)).toEqual(
      refusal ? [200, 200, 200] : [400, 409, 409],
    );
    expect(told(unread.body)).toMatchObject({ code: 'validation_failed' });
    expect(told(changed.body)).toMatchObject({ code: 'letter_changed' });
    expect(told(strange.body)).toMatchObject({ code: 'letter_changed' });
    expect(await fingerprint(test, agencyId)).toEqual(before);

    // Read again it is signed: only the letter stood in the way.
    const again = await by.api.post(path, body(await read()));
    expect([200, 201]).toContain(again.status);
    expect(await fingerprint(test, agencyId)).not.toEqual(before);
  });
});
