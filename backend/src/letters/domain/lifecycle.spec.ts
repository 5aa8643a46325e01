import { DomainError } from '../../kernel/domain/error.js';
import { transition } from '../../kernel/domain/lifecycle.js';
import {
  allowedLetterActions,
  LETTER_LIFECYCLE,
  LETTER_STATUSES,
  type LetterMove,
  type LetterStatus,
} from './lifecycle.js';

function outcome(run: () => unknown): unknown {
  try {
    return run();
  } catch (error) {
    if (error instanceof DomainError) return error.code;
    throw error;
  }
}

describe('a letter', () => {
  const NEXT: Record<LetterMove, Partial<Record<LetterStatus, LetterStatus>>> = {
    issue: { draft: 'issued' },
    cancel: { draft: 'cancelled', issued: 'cancelled' },
    replace: { issued: 'replaced' },
  };
  const matrix = (Object.keys(NEXT) as LetterMove[]).flatMap((action) =>
    LETTER_STATUSES.map((status) => ({ action, status })),
  );

  it.each(matrix)('$action when $status', ({ action, status }) => {
    expect(outcome(() => transition(LETTER_LIFECYCLE, status, action, 'alasan'))).toBe(
      NEXT[action][status] ?? 'wrong_state',
    );
  });

  it.each(['cancel', 'replace'] as const)('needs a reason to %s', (action) => {
    expect(outcome(() => transition(LETTER_LIFECYCLE, 'issued', action))).toBe('note_required');
  });

  it.each([
    ['draft', ['edit'], ['edit', 'issue', 'cancel']],
    ['issued', [], ['cancel', 'replace']],
    ['cancelled', [], []],
    ['replaced', [], []],
  ] as const)('%s: drafter %j, signatory %j', (status, drafts, signs) => {
    expect(allowedLetterActions({ isDrafter: true, isSignatory: false }, status)).toEqual(drafts);
    expect(allowedLetterActions({ isDrafter: false, isSignatory: true }, status)).toEqual(signs);
    expect(allowedLetterActions({ isDrafter: false, isSignatory: false }, status)).toEqual([]);
  });
});
