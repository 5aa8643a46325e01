import { Refusal } from '../../../kernel/error.js';
import { transition } from '../../../kernel/lifecycle.js';
import {
  ACTIVITY_LIFECYCLE,
  ACTIVITY_STATUSES,
  type ActivityAction,
  type ActivityStatus,
  requirePhoto,
} from './lifecycle.js';
import { allowedActivityActions } from './policy.js';

const NEXT: Record<ActivityAction, Partial<Record<ActivityStatus, ActivityStatus>>> = {
  edit: { draft: 'draft', returned: 'returned' },
  submit: { draft: 'submitted', returned: 'submitted' },
  validate: { submitted: 'validated' },
  return: { submitted: 'returned' },
  reject: { submitted: 'rejected' },
  delete: { draft: 'draft' },
};
const matrix = (Object.keys(NEXT) as ActivityAction[]).flatMap((action) =>
  ACTIVITY_STATUSES.map((status) => ({ action, status })),
);

function outcome(run: () => unknown): unknown {
  try {
    return run();
  } catch (error) {
    if (error instanceof Refusal) return error.code;
    throw error;
  }
}

describe('an activity', () => {
  it.each(matrix)('$action when $status', ({ action, status }) => {
    expect(outcome(() => transition(ACTIVITY_LIFECYCLE, status, action, 'alasan'))).toBe(
      NEXT[action][status] ?? 'wrong_state',
    );
  });

  it.each(['return', 'reject'] as const)('needs a reason to %s', (action) => {
    expect(outcome(() => transition(ACTIVITY_LIFECYCLE, 'submitted', action))).toBe(
      'note_required',
    );
  });

  it('is not sent without a photo', () => {
    expect(outcome(() => requirePhoto(0))).toBe('photo_missing');
    expect(outcome(() => requirePhoto(1))).toBeUndefined();
  });

  const owner = { isOwner: true, isValidator: false };
  const validator = { isOwner: false, isValidator: true };

  it.each([
    ['draft', ['edit', 'submit', 'delete'], []],
    ['returned', ['edit', 'submit'], []],
    ['submitted', [], ['validate', 'return', 'reject']],
    ['validated', [], []],
    ['rejected', [], []],
  ] as const)('%s: owner %j, validator %j', (status, owns, decides) => {
    expect(allowedActivityActions(owner, status)).toEqual(owns);
    expect(allowedActivityActions(validator, status)).toEqual(decides);
    expect(allowedActivityActions({ isOwner: true, isValidator: true }, status)).toEqual(owns);
    expect(allowedActivityActions({ isOwner: false, isValidator: false }, status)).toEqual([]);
  });
});
