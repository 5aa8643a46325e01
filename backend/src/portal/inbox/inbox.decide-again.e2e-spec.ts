import { startTestApp, type TestApp } from '../../../test/app.js';
import { ActivityFactory } from '../../../test/factories/activities.js';
import {
  type AgencyWithDirectStaff,
  assignmentAt,
  squadFor,
  withDirectStaff,
} from '../../../test/factories/assignments.js';
import { smallAgency } from '../../../test/factories/organization.js';
import { TurnRegistry } from '../../workflow/turns/turn.registry.js';

interface Item {
  kind: string;
  id: string;
  action: string;
  note?: string;
}

describe('POST /inbox/decide, repeated with its Idempotency-Key', () => {
  let test: TestApp;
  let agency: AgencyWithDirectStaff;
  let keys = 0;
  beforeAll(async () => {
    test = await startTestApp();
    agency = await withDirectStaff(await smallAgency(test));
  });
  afterEach(() => jest.restoreAllMocks());
  afterAll(() => test.close());

  const decide = (items: readonly Item[], key: string) =>
    agency.headOfDinasA.api.post(
      '/inbox/decide',
      { items },
      { headers: { 'idempotency-key': key } },
    );

  /** Two assignments and an activity, the activity not first. */
  const mixed = async (): Promise<Item[]> => {
    const squadId = await squadFor(test, agency);
    const assignments = [agency.direct, agency.direct2].map(
      async (person) => (await assignmentAt(agency, squadId, person, 'approve')).id,
    );
    const [first, second] = [await assignments[0], await assignments[1]];
    const activity = await new ActivityFactory(test, agency).submitted(agency.headOfA1);
    return [
      { kind: 'assignment', id: first ?? '', action: 'approve' },
      { kind: 'activity', id: activity, action: 'return', note: 'Lengkapi hasilnya.' },
      { kind: 'assignment', id: second ?? '', action: 'approve' },
    ];
  };

  const newKey = () => `ulang-campuran-${(keys += 1)}`;

  /** The process ends as the row after `done` assignments is reached. */
  const killAfter = (done: number) => {
    const registry = test.app.get(TurnRegistry);
    const whole = registry.decider.bind(registry);
    let calls = 0;
    jest.spyOn(registry, 'decider').mockImplementation((kind) => {
      calls += 1;
      if (calls > done) throw new Error('killed');
      return whole(kind);
    });
  };

  const eventsOf = async (items: readonly Item[]): Promise<number> => {
    const [row] = await test.database.query<{ events: number }>(
      `select count(*)::int as events from audit_event
        where entity_id = any($1) and action in ('assignment.approve', 'activity.return')`,
      [items.map(({ id }) => id)],
    );
    return row?.events ?? 0;
  };

  it.each([0, 1])(
    'answers what it did before it was killed after %i assignments',
    async (before) => {
      const items = await mixed();
      const key = newKey();
      killAfter(before);
      expect((await decide(items, key)).status).toBe(500);
      jest.restoreAllMocks();
      expect(await eventsOf(items)).toBe(before + 1);

      const again = await decide(items, key);
      expect(again).toMatchObject({ status: 200, body: { done: 3, failed: 0 } });
      expect(again.body.items.map(({ id }: { id: string }) => id)).toEqual(
        items.map(({ id }) => id),
      );
      expect(again.body.items[0].next).toMatchObject({ act: 'Penerbitan surat tugas' });
      expect(await eventsOf(items)).toBe(3);

      const third = await decide(items, key);
      expect(third.headers.get('idempotency-replayed')).toBe('true');
      expect(third.body).toEqual(again.body);
    },
  );

  it('answers two at once alike', async () => {
    const items = await mixed();
    const key = newKey();
    const [one, two] = await Promise.all([decide(items, key), decide(items, key)]);
    expect(one).toMatchObject({ status: 200, body: { done: 3, failed: 0 } });
    expect(two.body).toEqual(one.body);
    expect(await eventsOf(items)).toBe(3);
  });

  it('keeps a key for the request that it came with', async () => {
    const items = await mixed();
    const key = newKey();
    killAfter(1);
    expect((await decide(items, key)).status).toBe(500);
    jest.restoreAllMocks();
    const [first, ...others] = items;
    const other = await decide(first ? [first] : others, key);
    expect(other.body).toMatchObject({ done: 0, items: [{ code: 'idempotency_key_reused' }] });
  });
});
