import * as fc from 'fast-check';
import { Refusal } from '../../../kernel/error.js';
import { transition } from '../../../kernel/lifecycle.js';
import { chainFor, type ChainStep } from './chain.js';
import {
  applyStep,
  ASSIGNMENT_LIFECYCLE,
  ASSIGNMENT_STATUSES,
  type AssignmentStatus,
  isReceivedByLapse,
  membershipStartsOn,
  type Outcome,
  pendingStep,
  receivedByLapseOn,
  type RefusalAction,
  startSteps,
  type StepState,
  type WholeAction,
} from './lifecycle.js';

const NOW = new Date('2026-11-24T02:14:00Z');
const CHAINS = [
  chainFor({ route: 'within_unit', origin: 'appointment', startedBy: 'leader' }),
  chainFor({ route: 'within_unit', origin: 'appointment', startedBy: 'unit_head' }),
  chainFor({ route: 'within_unit', origin: 'volunteer', startedBy: 'employee' }),
  chainFor({ route: 'cross_unit', origin: 'appointment', startedBy: 'leader' }),
  chainFor({ route: 'cross_unit', origin: 'appointment', startedBy: 'unit_head' }),
  chainFor({ route: 'cross_unit', origin: 'volunteer', startedBy: 'employee' }),
  chainFor({ route: 'inter_agency', origin: 'appointment', startedBy: 'leader' }),
];
const ACTIONS = [
  'accept',
  'endorse',
  'approve',
  'issue',
  'acknowledge',
  'decline',
  'reject',
] as const;
type Action = (typeof ACTIONS)[number];

/** One who holds every seat: what is left is whose turn it is. */
const decide = <Step extends StepState>(
  assignment: { status: AssignmentStatus },
  steps: readonly Step[],
  action: Action,
  note: string | null,
  isMine: (step: Step) => boolean = () => true,
) => applyStep(assignment, steps, { action, note, now: NOW, isMine });

const start = (index: number) => startSteps(CHAINS[index]?.steps ?? [], { isEmployee: false });

function codeOf(run: () => unknown): string {
  try {
    run();
  } catch (error) {
    if (error instanceof Refusal) return error.code;
    throw error;
  }
  return 'ok';
}

/** Walks a chain until the step of that order is pending. */
function until(index: number, order: number) {
  let steps: StepState[] = start(index);
  let status: AssignmentStatus = 'pending';
  for (let step = pendingStep(steps); step && step.order < order; step = pendingStep(steps)) {
    ({ steps, status } = decide({ status }, steps, step.action, null));
  }
  return { steps, status };
}

describe('a step', () => {
  it.each(CHAINS.map((chain, index) => ({ index, length: chain.steps.length })))(
    'takes its own verb only, chain $index',
    ({ index, length }) => {
      for (let order = 1; order <= length; order += 1) {
        const { steps, status } = until(index, order);
        const current = steps[order - 1];
        for (const action of ACTIONS) {
          const code = codeOf(() => decide({ status }, steps, action, 'alasan'));
          expect([order, action, code]).toEqual([order, action, expected(action, steps, current)]);
        }
      }
    },
  );

  function expected(action: Action, steps: StepState[], current?: StepState): string {
    const speaksOf = (step: StepState) => {
      if (action === 'decline') return step.action === 'accept';
      if (action === 'reject') return ['endorse', 'approve', 'issue'].includes(step.action);
      return step.action === action;
    };
    if (current && speaksOf(current)) return 'ok';
    const isLater = steps.some((step) => speaksOf(step) && step.order > (current?.order ?? 0));
    return isLater ? 'not_your_turn' : 'wrong_state';
  }

  describe('of whoever holds some of the seats', () => {
    const { steps, status } = until(3, 3);
    const messageOf = (action: Action, ...orders: number[]) => {
      try {
        decide({ status }, steps.map(taken), action, 'alasan', ({ order }) =>
          orders.includes(order),
        );
      } catch (error) {
        if (error instanceof Refusal) return `${error.code}: ${error.message}`;
        throw error;
      }
      return 'ok';
    };
    const taken = (step: StepState): StepState =>
      step.status === 'done'
        ? { ...step, decidedAt: new Date(NOW.getTime() - 120_000), decidedByName: 'Sari Dewi' }
        : step;
    const actions = steps.map(({ action }) => action);
    const current = actions[2] as Action;

    it('is taken by who holds the seat whose turn it is, and by nobody else', () => {
      expect(messageOf(current, 3)).toBe('ok');
      expect(messageOf(current, 4, 5)).not.toBe('ok');
      expect(messageOf('reject', 3)).toBe('ok');
    });

    it('waits for who comes later, whoever has the turn', () => {
      const later = steps.filter(({ order }) => order > 3);
      expect(later.length).toBeGreaterThan(0);
      for (const { order, action } of later)
        if (action !== 'acknowledge')
          expect(messageOf('reject', order)).toMatch(/^not_your_turn: /);
      for (const { order, action } of later)
        expect(messageOf(action, order)).toMatch(/^not_your_turn: /);
    });

    it('tells who was first, of one’s own seats', () => {
      expect(messageOf(actions[0] as Action, 1)).toBe(
        'wrong_state: Sudah diputus oleh Sari Dewi, 2 menit lalu.',
      );
      expect(messageOf('decline', 1)).toMatch(/^wrong_state: Sudah diputus oleh Sari Dewi/);
    });
  });

  it('carries the assignment from pending over issued to active', () => {
    const issued = until(3, 6);
    expect(issued.status).toBe('issued');
    const done = decide(issued, issued.steps, 'acknowledge', null);
    expect(done).toMatchObject({ status: 'active', opened: null, decided: 6, decidedAt: NOW });
    expect(done.steps.every((step) => step.status === 'done')).toBe(true);
    expect(codeOf(() => decide(done, done.steps, 'acknowledge', null))).toBe('wrong_state');
  });

  it.each([
    ['decline', 1, 'declined'],
    ['reject', 3, 'rejected'],
    ['reject', 5, 'rejected'],
  ] as [RefusalAction, number, AssignmentStatus][])(
    '%s at step %i ends it and needs a reason',
    (action, order, status) => {
      const at = until(3, order);
      expect(codeOf(() => decide(at, at.steps, action, '  '))).toBe('note_required');
      const outcome = decide(at, at.steps, action, ' sedang tugas belajar ');
      expect(outcome).toMatchObject({ status, note: 'sedang tugas belajar', opened: null });
      expect(outcome.steps[order - 1]?.status).toBe('refused');
      expect(outcome.steps.slice(order).every((step) => step.status === 'waiting')).toBe(true);
    },
  );

  it.each(ASSIGNMENT_STATUSES.filter((status) => status !== 'pending' && status !== 'issued'))(
    'takes no verb once the assignment is %s',
    (status) => {
      const { steps } = until(3, 2);
      for (const action of ACTIONS) {
        expect(codeOf(() => decide({ status }, steps, action, 'x'))).toBe('wrong_state');
      }
    },
  );

  it('is skipped only where the leader names himself', () => {
    const steps = startSteps(CHAINS[3]?.steps ?? [], { isEmployee: true });
    expect(steps.map((step) => step.status).slice(0, 3)).toEqual(['skipped', 'pending', 'waiting']);
    const volunteer = startSteps(CHAINS[5]?.steps ?? [], { isEmployee: true });
    expect(volunteer[0]?.status).toBe('pending');
  });
});

describe('no path', () => {
  it('skips a step, takes one twice or has two turns at once', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: CHAINS.length - 1 }),
        fc.boolean(),
        fc.array(fc.constantFrom(...ACTIONS), { maxLength: 40 }),
        (index, isEmployee, actions) => {
          let steps: (ChainStep & StepState)[] = startSteps(CHAINS[index]?.steps ?? [], {
            isEmployee,
          });
          let status: AssignmentStatus = 'pending';
          const decided: number[] = [];
          for (const action of actions) {
            try {
              const outcome: Outcome<ChainStep & StepState> = decide(
                { status },
                steps,
                action,
                'alasan',
              );
              ({ steps, status } = outcome);
              decided.push(outcome.decided);
            } catch (error) {
              expect(error).toBeInstanceOf(Refusal);
            }
            expect(steps.filter((step) => step.status === 'pending').length).toBeLessThan(2);
          }
          expect(new Set(decided).size).toBe(decided.length);
          expect(decided).toEqual(decided.toSorted((a, b) => a - b));
          const isOpen = (step: StepState) => ['waiting', 'pending'].includes(step.status);
          const firstOpen = steps.findIndex(isOpen);
          const settled = firstOpen === -1 ? steps : steps.slice(0, firstOpen);
          expect(settled.some(isOpen)).toBe(false);
          if (status === 'issued' || status === 'active') {
            const beforeIssue = steps.slice(0, steps.findIndex((s) => s.action === 'issue') + 1);
            expect(beforeIssue.every((s) => ['done', 'skipped'].includes(s.status))).toBe(true);
          }
        },
      ),
      { numRuns: 300 },
    );
  });
});

describe('the whole assignment', () => {
  const ALLOWED: Record<WholeAction, AssignmentStatus[]> = {
    withdraw: ['pending'],
    recall: ['issued', 'active'],
    end: ['active'],
  };
  const cases = (Object.keys(ALLOWED) as WholeAction[]).flatMap((action) =>
    ASSIGNMENT_STATUSES.map((status) => ({ action, status })),
  );

  it.each(cases)('$action from $status', ({ action, status }) => {
    expect(codeOf(() => transition(ASSIGNMENT_LIFECYCLE, status, action, 'alasan'))).toBe(
      ALLOWED[action].includes(status) ? 'ok' : 'wrong_state',
    );
  });

  it('needs a reason to be recalled', () => {
    expect(codeOf(() => transition(ASSIGNMENT_LIFECYCLE, 'active', 'recall'))).toBe(
      'note_required',
    );
  });
});

describe('receipt', () => {
  const calendar = { holidays: new Set<string>() };

  it('is assumed once two working days are over, not during them', () => {
    expect(receivedByLapseOn('2026-11-19', calendar)).toBe('2026-11-23');
    expect(isReceivedByLapse('2026-11-19', '2026-11-23', calendar)).toBe(false);
    expect(isReceivedByLapse('2026-11-19', '2026-11-24', calendar)).toBe(true);
  });

  it('starts the membership, but not before the letter does', () => {
    expect(membershipStartsOn('2026-11-24', '2026-12-01')).toBe('2026-12-01');
    expect(membershipStartsOn('2026-12-03', '2026-12-01')).toBe('2026-12-03');
  });
});
