import { Refusal } from '../../../kernel/error.js';
import { transition } from '../../../kernel/lifecycle.js';
import {
  isRoundComplete,
  requireFreeRound,
  ROUND_LIFECYCLE,
  ROUND_STATUSES,
  type RoundAction,
  type RoundStatus,
  SHEET_LIFECYCLE,
  SHEET_STATUSES,
  sheetFaults,
  type SheetLine,
  type SheetAction,
  sheetSeats,
  type SheetStatus,
  submitSheetFaults,
} from './lifecycle.js';

function outcome(run: () => unknown): unknown {
  try {
    return run();
  } catch (error) {
    if (error instanceof Refusal) return error.code;
    throw error;
  }
}

const SHEET: Record<SheetAction, Partial<Record<SheetStatus, SheetStatus>>> = {
  save: { open: 'open', reopened: 'reopened' },
  submit: { open: 'submitted', reopened: 'submitted' },
  reopen: { submitted: 'reopened' },
};
const ROUND: Record<RoundAction, Partial<Record<RoundStatus, RoundStatus>>> = {
  complete: { scoring: 'scored' },
  accept: { scored: 'accepted' },
  'send-back': { scored: 'scoring' },
};
const sheetMatrix = (Object.keys(SHEET) as SheetAction[]).flatMap((action) =>
  SHEET_STATUSES.map((status) => ({ action, status })),
);
const roundMatrix = (Object.keys(ROUND) as RoundAction[]).flatMap((action) =>
  ROUND_STATUSES.map((status) => ({ action, status })),
);

describe('a sheet', () => {
  it.each(sheetMatrix)('$action when $status', ({ action, status }) => {
    expect(outcome(() => transition(SHEET_LIFECYCLE, status, action, 'alasan'))).toBe(
      SHEET[action][status] ?? 'wrong_state',
    );
  });

  const full: SheetLine = { substance: 84, conformity: 79, structure: 82 };

  it.each([
    ['complete', full, [], []],
    ['0', { ...full, substance: 0, note: 'x' }, ['substance range'], ['substance range']],
    ['101', { ...full, structure: 101 }, ['structure range'], ['structure range']],
    ['a fraction', { ...full, structure: 80.5 }, ['structure range'], ['structure range']],
    ['a gap', { ...full, conformity: null }, [], ['conformity required']],
    ['69 without a note', { ...full, conformity: 69, note: ' ' }, [], ['note note_required']],
    ['69 with a note', { ...full, conformity: 69, note: 'Kurang bukti' }, [], []],
    ['70 without a note', { ...full, conformity: 70 }, [], []],
  ] as [string, SheetLine, string[], string[]][])('with %s', (_case, row, onSave, onSubmit) => {
    const short = (faults: { field: string; code: string }[]) =>
      faults.map((fault) => `${fault.field.replace('lines.1.', '')} ${fault.code}`);
    expect(short(sheetFaults([full, row]))).toEqual(onSave);
    expect(short(submitSheetFaults([full, row]))).toEqual(onSubmit);
  });

  it('is one where owner and PjPK are the same person', () => {
    expect(sheetSeats({ ownerEmployeeId: 'a', assessorEmployeeId: 'b' })).toHaveLength(2);
    expect(sheetSeats({ ownerEmployeeId: 'a', assessorEmployeeId: 'a' })).toEqual([
      { scorerEmployeeId: 'a', roles: ['owner', 'assessor'] },
    ]);
  });
});

describe('a round', () => {
  it.each(roundMatrix)('$action when $status', ({ action, status }) => {
    expect(outcome(() => transition(ROUND_LIFECYCLE, status, action, 'alasan'))).toBe(
      ROUND[action][status] ?? 'wrong_state',
    );
  });

  it('is sent back with a reason only', () => {
    expect(outcome(() => transition(ROUND_LIFECYCLE, 'scored', 'send-back'))).toBe('note_required');
  });

  it('is complete when every sheet is in', () => {
    expect(isRoundComplete([{ status: 'submitted' }, { status: 'submitted' }])).toBe(true);
    expect(isRoundComplete([{ status: 'submitted' }, { status: 'reopened' }])).toBe(false);
    expect(isRoundComplete([])).toBe(false);
  });

  it('never shares a day with another', () => {
    const first = { from: '2026-07-01', until: '2026-09-30' };
    expect(() =>
      requireFreeRound({ from: '2026-10-01', until: '2026-12-31' }, [first]),
    ).not.toThrow();
    expect(
      outcome(() => requireFreeRound({ from: '2026-09-30', until: '2026-12-31' }, [first])),
    ).toBe('round_overlap');
  });
});
