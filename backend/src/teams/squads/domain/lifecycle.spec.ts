import { Refusal } from '../../../kernel/error.js';
import { transition } from '../../../kernel/lifecycle.js';
import {
  isRecruiting,
  openFaults,
  requireFitLeader,
  requireLeader,
  SQUAD_LIFECYCLE,
  SQUAD_STATUSES,
  type SquadMove,
  type SquadStatus,
  statusAfterAcceptance,
} from './lifecycle.js';
import { allowedSquadActions, mayPrepareSquad, type SquadActor } from './policy.js';

const NEXT: Record<SquadMove, Partial<Record<SquadStatus, SquadStatus>>> = {
  open: { draft: 'recruiting' },
  activate: { recruiting: 'active' },
  'request-assessment': { active: 'assessing' },
  close: { active: 'closed' },
  disband: { draft: 'disbanded', recruiting: 'disbanded', active: 'disbanded' },
};
const matrix = (Object.keys(NEXT) as SquadMove[]).flatMap((action) =>
  SQUAD_STATUSES.map((status) => ({ action, status })),
);

function outcome(run: () => unknown): unknown {
  try {
    return run();
  } catch (error) {
    if (error instanceof Refusal) return error.code;
    throw error;
  }
}

describe('a squad', () => {
  it.each(matrix)('$action when $status', ({ action, status }) => {
    expect(outcome(() => transition(SQUAD_LIFECYCLE, status, action, 'alasan'))).toBe(
      NEXT[action][status] ?? 'wrong_state',
    );
  });

  it('is disbanded with a reason only', () => {
    expect(outcome(() => transition(SQUAD_LIFECYCLE, 'active', 'disband', ' '))).toBe(
      'note_required',
    );
  });

  it('works on after acceptance until its last day is over', () => {
    expect(statusAfterAcceptance('2026-12-31', '2026-12-31')).toBe('active');
    expect(statusAfterAcceptance('2026-12-31', '2027-01-01')).toBe('closed');
  });

  it('takes people while recruiting and running', () => {
    expect(SQUAD_STATUSES.filter(isRecruiting)).toEqual(['recruiting', 'active']);
  });

  it('opens with a goal and a role, and starts under a leader', () => {
    const fields = (goalId: string | null, roleCount: number) =>
      openFaults({ goalId, roleCount, leaderEmployeeId: null }).map((fault) => fault.field);
    expect(fields(null, 0)).toEqual(['goalId', 'roles']);
    expect(fields('g', 1)).toEqual([]);
    expect(outcome(() => requireLeader({ leaderEmployeeId: null }))).toBe('leader_missing');
    expect(outcome(() => requireLeader({ leaderEmployeeId: 'k' }))).toBeUndefined();
  });

  it.each([
    [true, true, false, undefined],
    [true, false, true, undefined],
    [true, false, false, 'leader_needs_assignment'],
    [false, true, true, 'leader_not_assignable'],
  ])('leader: assignable %s, same unit %s, issued %s → %s', (isAssignable, same, issued, code) => {
    expect(
      outcome(() =>
        requireFitLeader({ isAssignable, sameUnitOrganisasi: same, hasIssuedAssignment: issued }),
      ),
    ).toBe(code);
  });
});

describe('who may do what with a squad', () => {
  const actor = (employeeId: string, headOfUnitIds: string[] = []): SquadActor => ({
    employeeId,
    headOfUnitIds,
  });
  const OWNER = actor('kadis', ['dinas']);
  const KABID = actor('kabid', ['bidang']);
  const LEADER = actor('ketua');
  const MEMBER = actor('anggota');
  const OTHER_KABID = actor('kabid2', ['bidang2']);
  const squad = (status: SquadStatus) => ({
    status,
    ownerUnitId: 'dinas',
    leaderEmployeeId: 'ketua',
    goalUnitPath: ['bidang', 'dinas'],
  });

  it.each([
    ['draft', OWNER, ['open', 'disband', 'edit', 'appoint-leader']],
    ['draft', KABID, ['edit', 'appoint-leader']],
    ['draft', LEADER, []],
    ['recruiting', OWNER, ['activate', 'disband', 'edit', 'appoint-leader']],
    ['recruiting', KABID, []],
    ['recruiting', LEADER, ['activate', 'edit']],
    ['active', OWNER, ['close', 'disband', 'edit', 'appoint-leader']],
    ['active', LEADER, ['request-assessment', 'edit']],
    ['assessing', OWNER, ['accept', 'send-back']],
    ['assessing', LEADER, []],
    ['closed', OWNER, []],
    ['disbanded', OWNER, []],
  ] as [SquadStatus, SquadActor, string[]][])('%s, %o: %j', (status, who, expected) => {
    expect(allowedSquadActions(who, squad(status))).toEqual(expected);
  });

  it.each(SQUAD_STATUSES)('members and strangers decide nothing when %s', (status) => {
    expect(allowedSquadActions(MEMBER, squad(status))).toEqual([]);
    expect(allowedSquadActions(OTHER_KABID, squad(status))).toEqual([]);
  });

  it('a Kabid prepares for goals of the own subtree only', () => {
    expect(mayPrepareSquad(KABID, 'dinas', ['bidang', 'dinas'])).toBe(true);
    expect(mayPrepareSquad(KABID, 'dinas', ['dinas'])).toBe(false);
    expect(mayPrepareSquad(OWNER, 'dinas', ['bidang', 'dinas'])).toBe(true);
    expect(mayPrepareSquad(MEMBER, 'dinas', ['bidang', 'dinas'])).toBe(false);
  });
});
