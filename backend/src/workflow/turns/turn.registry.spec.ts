import type { Database } from '../../platform/database/database.js';
import { TURN_KINDS, type TurnKind } from './kinds.js';
import { TurnRegistry } from './turn.registry.js';
import type { KindOfTurn } from './turns.js';

const turnsOf = (kind: TurnKind, more: Partial<KindOfTurn> = {}): KindOfTurn => ({
  kind,
  inbox: { countSql: `select ${TURN_KINDS.indexOf(kind)}`, list: () => Promise.resolve([]) },
  ...more,
});

describe('what waits for whom', () => {
  const registry = (row: Partial<Record<TurnKind, number>> = {}) =>
    new TurnRegistry({ one: () => Promise.resolve(row) } as unknown as Database);

  it('starts when every kind of the list is registered', () => {
    const turns = registry();
    for (const kind of TURN_KINDS) turns.register(turnsOf(kind));
    expect(() => turns.onApplicationBootstrap()).not.toThrow();
  });

  it('does not start while nobody registered a kind', () => {
    const turns = registry();
    for (const kind of TURN_KINDS.slice(1)) turns.register(turnsOf(kind));
    expect(() => turns.onApplicationBootstrap()).toThrow(TURN_KINDS[0]);
  });

  it('takes each kind once', () => {
    const turns = registry();
    turns.register(turnsOf('skp'));
    expect(() => turns.register(turnsOf('skp'))).toThrow('registered twice');
  });

  it('tells what a leaver owes of the kinds that have words for it', async () => {
    const turns = registry({ skp: 2, activity: 3, assignment: 0 });
    turns.register(turnsOf('skp', { owed: 'SKP menunggu persetujuannya' }));
    turns.register(turnsOf('activity'));
    turns.register(turnsOf('assignment', { owed: 'penugasan menunggu langkahnya' }));
    const leaver = {
      agencyId: '',
      employeeId: null,
      headedUnitIds: [],
      today: '2026-11-22',
      roles: [],
    };
    expect(await turns.owedBy(leaver)).toEqual(['2 SKP menunggu persetujuannya']);
  });

  it('knows neither decider nor due day of a kind that has none', () => {
    const turns = registry();
    turns.register(turnsOf('second_approval'));
    expect(turns.decider('second_approval')).toBeNull();
    expect(turns.bulkDecider('second_approval')).toBeNull();
    expect([turns.waiting, turns.due]).toEqual([[], []]);
  });
});
