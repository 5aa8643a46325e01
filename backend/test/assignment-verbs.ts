import type { TestApp } from './app.js';
import { type SmallAgency, smallAgency, type TestEmployee } from './factories/organization.js';

/** What every verb on an assignment refuses, told once. */
export interface VerbCase {
  test: TestApp;
  agency: SmallAgency;
  verb: string;
  /** Makes an assignment whose turn the verb is, and says whose. */
  ready(): Promise<{ id: string; holder: TestEmployee; reader: TestEmployee }>;
}

/** 401 without a session, 404 for anyone who may not know of it, 403 for a reader, 400 for a bad note. */
export function refusesStrangers(given: () => VerbCase): void {
  const call = (
    person: Pick<TestEmployee, 'api'>,
    id: string,
    body: unknown = { note: 'Alasan' },
  ) => person.api.post(`/assignments/${id}/${given().verb}`, body);

  it('401 without a session', async () => {
    const { test, verb, ready } = given();
    const { id } = await ready();
    expect((await test.anonymous.post(`/assignments/${id}/${verb}`, {})).status).toBe(401);
  });

  it('404 for whoever may not know of it', async () => {
    const { test, agency, ready } = given();
    const { id } = await ready();
    const other = await smallAgency(test, `9${String(Math.random()).slice(2, 8)}`);
    expect((await call(other.headOfDinasA, id)).status).toBe(404);
    expect((await call(agency.staffUmum, id)).status).toBe(404);
    expect((await call(agency.headOfDinasA, 'no-id')).status).toBe(404);
  });

  it('403 for who reads it and does not hold the seat', async () => {
    const { ready } = given();
    const { id, reader } = await ready();
    expect((await call(reader, id)).status).toBe(403);
  });

  it('400 for a note that is too long or no text', async () => {
    const { ready } = given();
    const { id, holder } = await ready();
    for (const note of ['a'.repeat(2_001), 7]) {
      const answer = await call(holder, id, { note });
      expect(answer).toMatchObject({ status: 400, body: { errors: [{ field: 'note' }] } });
    }
  });
}

/** Two at once: one goes through, the other reads who was first. */
export async function races(
  person: TestEmployee,
  path: string,
  body: object = {},
): Promise<unknown[]> {
  const answers = await Promise.all([person.api.post(path, body), person.api.post(path, body)]);
  return answers.map(({ status }) => status).sort();
}
