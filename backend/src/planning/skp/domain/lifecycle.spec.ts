import { Refusal } from '../../../kernel/error.js';
import { transition } from '../../../kernel/lifecycle.js';
import {
  canRevise,
  nextRevisionNumber,
  openRevision,
  REVISION_LIFECYCLE,
  REVISION_STATUSES,
  type RevisionAction,
  revisionInForce,
  type RevisionStatus,
  SKP_LIFECYCLE,
  SKP_STATUSES,
  type SkpAction,
  type SkpStatus,
} from './lifecycle.js';
import { allowedSkpVerbs } from './policy.js';

function outcome(run: () => unknown): unknown {
  try {
    return run();
  } catch (error) {
    if (error instanceof Refusal) return error.code;
    throw error;
  }
}

const REVISION: Record<RevisionAction, [RevisionStatus, RevisionStatus]> = {
  edit: ['draft', 'draft'],
  submit: ['draft', 'submitted'],
  return: ['submitted', 'draft'],
  reopen: ['submitted', 'draft'],
  approve: ['submitted', 'approved'],
  revise: ['approved', 'approved'],
  supersede: ['approved', 'superseded'],
};
const SKP: Record<SkpAction, [SkpStatus, SkpStatus]> = {
  start: ['planning', 'running'],
  evaluate: ['running', 'evaluating'],
  finalise: ['evaluating', 'final'],
};
const revisionMatrix = (Object.keys(REVISION) as RevisionAction[]).flatMap((action) =>
  REVISION_STATUSES.map((status) => ({ action, status })),
);
const skpMatrix = (Object.keys(SKP) as SkpAction[]).flatMap((action) =>
  SKP_STATUSES.map((status) => ({ action, status })),
);

describe('a version of an SKP', () => {
  it.each(revisionMatrix)('$action when $status', ({ action, status }) => {
    const [from, to] = REVISION[action];
    expect(outcome(() => transition(REVISION_LIFECYCLE, status, action, 'catatan'))).toBe(
      status === from ? to : 'wrong_state',
    );
  });

  it('goes back with a note only', () => {
    expect(outcome(() => transition(REVISION_LIFECYCLE, 'submitted', 'return', ''))).toBe(
      'note_required',
    );
  });
});

describe('an SKP', () => {
  it.each(skpMatrix)('$action when $status', ({ action, status }) => {
    const [from, to] = SKP[action];
    expect(outcome(() => transition(SKP_LIFECYCLE, status, action))).toBe(
      status === from ? to : 'wrong_state',
    );
  });

  const approved = { number: 1, status: 'approved' as const };

  it('keeps the approved version in force while the next is open', () => {
    const revisions = [approved, { number: 2, status: 'submitted' as const }];
    expect(revisionInForce(revisions)?.number).toBe(1);
    expect(openRevision(revisions)?.number).toBe(2);
    expect(outcome(() => nextRevisionNumber('running', revisions))).toBe('revision_open');
    expect(canRevise('running', revisions)).toBe(false);
  });

  it.each([
    ['planning', 2],
    ['running', 2],
    ['evaluating', 'wrong_state'],
    ['final', 'wrong_state'],
  ] as [SkpStatus, unknown][])('is revised when %s: %s', (status, expected) => {
    expect(outcome(() => nextRevisionNumber(status, [approved]))).toBe(expected);
    expect(canRevise(status, [approved])).toBe(expected === 2);
  });

  it('is not revised before anything was approved', () => {
    expect(outcome(() => nextRevisionNumber('planning', []))).toBe('wrong_state');
  });
});

describe('who may do what with an SKP', () => {
  const owner = { isOwner: true, isAssessor: false };
  const assessor = { isOwner: false, isAssessor: true };
  const stranger = { isOwner: false, isAssessor: false };
  const own = { isOwner: true, isAssessor: true };

  it.each([
    ['running', 'draft', owner, ['edit', 'submit']],
    ['running', 'draft', assessor, []],
    ['running', 'submitted', owner, []],
    ['running', 'submitted', assessor, ['return', 'approve']],
    ['running', 'submitted', own, []],
    ['running', 'approved', owner, ['revise']],
    ['running', 'approved', assessor, ['revise']],
    ['evaluating', 'draft', owner, []],
    ['final', 'approved', owner, []],
    ['planning', 'draft', owner, ['edit', 'submit']],
  ] as const)('SKP %s, version %s, %o: %j', (status, revision, actor, verbs) => {
    const revisions = [{ number: 1, status: revision }];
    expect(allowedSkpVerbs(actor, { status, revisions })).toEqual(verbs);
    expect(allowedSkpVerbs(stranger, { status, revisions })).toEqual([]);
  });
});
