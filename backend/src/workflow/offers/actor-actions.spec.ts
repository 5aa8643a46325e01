import type { Actor } from '../../kernel/actor.js';
import { ACTOR_ACTIONS, ActorActions } from './actor-actions.js';

const actor = { employeeId: 'me' } as Actor;

describe('ActorActions', () => {
  it('answers in one order, with what the features say', () => {
    const actions = new ActorActions();
    actions.register('read-audit', () => true);
    actions.register('score', ({ employeeId }) => employeeId === 'me');
    actions.register('administer', () => false);
    expect(actions.of(actor)).toEqual(['score', 'read-audit']);
  });

  it('has one answer for each', () => {
    const actions = new ActorActions();
    actions.register('score', () => true);
    expect(() => actions.register('score', () => false)).toThrow('two features');
  });

  it('does not start while one has no answer', () => {
    const actions = new ActorActions();
    const [first, ...rest] = ACTOR_ACTIONS;
    for (const action of rest) actions.register(action, () => true);
    expect(() => actions.onApplicationBootstrap()).toThrow(`who may ${first}`);
    actions.register(first, () => true);
    expect(() => actions.onApplicationBootstrap()).not.toThrow();
  });
});
