import { Refusal } from './error.js';
import { actionsFrom, lifecycle, type Transition, transition } from './lifecycle.js';

const STATES = ['new', 'open', 'shut'] as const;
type State = (typeof STATES)[number];

const table = (moves: Record<string, Transition<State>>) => () => lifecycle(STATES, 'new', moves);
const OPEN = { from: ['new'], to: 'open' } as const;
const SHUT = { from: ['open'], to: 'shut' } as const;

describe('a lifecycle', () => {
  it.each([
    ['whole', { open: OPEN, shut: SHUT }, null],
    ['with a way back', { open: OPEN, shut: SHUT, reopen: { from: ['shut'], to: 'open' } }, null],
    ['where a verb leaves the state', { open: OPEN, shut: SHUT, edit: { from: ['open'] } }, null],
    ['to a state that nothing leads to', { open: OPEN }, /from new never reaches shut\./],
    [
      'with a circle apart',
      { close: { from: ['open'], to: 'shut' }, reopen: { from: ['shut'], to: 'open' } },
      /never reaches open, shut, close, reopen\./,
    ],
    [
      'where staying is no way in',
      { open: OPEN, paint: { from: ['shut'] } },
      /never reaches shut, paint\./,
    ],
    ['of a verb that starts nowhere', { open: OPEN, shut: SHUT, wave: { from: [] } }, /wave/],
  ] as [string, Record<string, Transition<State>>, RegExp | null][])(
    '%s',
    (_name, moves, fault) => {
      if (fault) expect(table(moves)).toThrow(fault);
      else expect(table(moves)).not.toThrow();
    },
  );

  it('answers from its rows', () => {
    const door = lifecycle<State, 'open' | 'paint' | 'shut'>(STATES, 'new', {
      open: OPEN,
      paint: { from: ['open'] },
      shut: { ...SHUT, needsNote: true },
    });
    const codeOf = (run: () => unknown) => {
      try {
        return run();
      } catch (error) {
        if (error instanceof Refusal) return error.code;
        throw error;
      }
    };
    expect(actionsFrom(door, 'open')).toEqual(['paint', 'shut']);
    expect(transition(door, 'open', 'paint')).toBe('open');
    expect(transition(door, 'open', 'shut', 'Hujan.')).toBe('shut');
    expect(codeOf(() => transition(door, 'open', 'shut', ' '))).toBe('note_required');
    expect(codeOf(() => transition(door, 'new', 'shut', ' '))).toBe('wrong_state');
  });
});
