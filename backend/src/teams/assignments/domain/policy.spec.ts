import { chainFor } from './chain.js';
import { ASSIGNMENT_STATUSES, type AssignmentStatus, startSteps } from './lifecycle.js';
import {
  type AssignmentActor,
  allowedActions,
  type AssignmentFacts,
  holdsSeat,
  type SeatedStep,
  startedBy,
} from './policy.js';

const actor = (
  employeeId: string,
  headOf: string[] = [],
  authorised: string[] = [],
  leads: string[] = [],
): AssignmentActor => ({
  employeeId,
  headOfUnitIds: headOf,
  authorisedOfAgencyIds: authorised,
  leadsSquadIds: leads,
  today: '2026-11-24',
});

const ACTORS = {
  employee: actor('pegawai'),
  leader: actor('ketua', [], [], ['tim']),
  ownerHead: actor('kadis', ['kominfo']),
  assessor: actor('kabid', ['dukcapil.2']),
  homeHead: actor('kadis-dukcapil', ['dukcapil']),
  sekda: actor('sekda', ['setda'], ['kab']),
  stranger: actor('lain'),
};
type Who = keyof typeof ACTORS;

const ASSIGNMENT: AssignmentFacts = {
  status: 'pending',
  employeeId: 'pegawai',
  starterEmployeeId: 'ketua',
  startedAs: 'leader',
  route: 'inter_agency',
  homeUnitId: 'dukcapil',
  ownerUnitId: 'kominfo',
  squadId: 'tim',
  notedEnd: null,
  endsOn: '2026-12-31',
};

function seated(): SeatedStep[] {
  const { steps } = chainFor({
    route: 'inter_agency',
    origin: 'appointment',
    startedBy: 'leader',
  });
  const unitOf = { assessor: 'dukcapil.2', unit_head: 'dukcapil' } as const;
  return startSteps(steps, { isEmployee: false }).map((step) => ({
    ...step,
    agencyId: step.side === 'owner' ? 'kab' : 'prov',
    unitId:
      step.capacity === 'assessor' || step.capacity === 'unit_head'
        ? step.side === 'owner'
          ? 'kominfo'
          : unitOf[step.capacity]
        : null,
  }));
}

const at = (order: number): SeatedStep[] =>
  seated().map((step) => ({
    ...step,
    status: step.order < order ? 'done' : step.order === order ? 'pending' : 'waiting',
  }));

/** Step of the eight-step chain → who alone may decide it. */
const SEAT: [number, Who | null, string[]][] = [
  [1, 'employee', ['accept', 'decline']],
  [2, 'sekda', ['endorse', 'reject']],
  [3, 'ownerHead', ['approve', 'reject']],
  [4, 'assessor', ['endorse', 'reject']],
  [5, null, []],
  [6, 'homeHead', ['approve', 'reject']],
  [7, 'homeHead', ['issue', 'reject']],
];

describe('who may decide', () => {
  it.each(SEAT)('step %i: %s', (order, holder, verbs) => {
    for (const who of Object.keys(ACTORS) as Who[]) {
      const expected = [
        ...(who === holder ? verbs : []),
        ...(who === 'leader' ? ['withdraw'] : []),
      ];
      expect([who, allowedActions(ACTORS[who], ASSIGNMENT, at(order))]).toEqual([who, expected]);
    }
  });

  it.each(['ownerHead', 'assessor', 'homeHead', 'sekda'] as const)(
    'the starter decides no step, also as %s later',
    (who) => {
      const facts = { ...ASSIGNMENT, starterEmployeeId: ACTORS[who].employeeId };
      for (const [order] of SEAT)
        expect(allowedActions(ACTORS[who], facts, at(order))).toEqual(['withdraw']);
    },
  );

  it('a Kepala Unit who assigns within the own unit issues, and decides nothing else', () => {
    const facts: AssignmentFacts = {
      ...ASSIGNMENT,
      starterEmployeeId: ACTORS.homeHead.employeeId,
      startedAs: 'unit_head',
      route: 'within_unit',
    };
    expect(allowedActions(ACTORS.homeHead, facts, at(7))).toEqual(['issue', 'reject', 'withdraw']);
    expect(allowedActions(ACTORS.homeHead, facts, at(6))).toEqual(['withdraw']);
    // Across units the other unit decides, also where the same person acts for it.
    const across = { ...facts, route: 'cross_unit' as const };
    expect(allowedActions(ACTORS.homeHead, across, at(7))).toEqual(['withdraw']);
    // Started by a leader who became Plt: no own issue.
    const led = { ...facts, startedAs: 'leader' as const };
    expect(allowedActions(ACTORS.homeHead, led, at(7))).toEqual(['withdraw']);
  });

  it('the starter who is asked takes the employee’s own steps', () => {
    const facts = { ...ASSIGNMENT, starterEmployeeId: ACTORS.employee.employeeId };
    expect(allowedActions(ACTORS.employee, facts, at(1))).toEqual([
      'accept',
      'decline',
      'withdraw',
    ]);
  });

  it('the employee acknowledges once the letter is out, and the home head may recall it', () => {
    const issued = { ...ASSIGNMENT, status: 'issued' as const };
    expect(allowedActions(ACTORS.employee, issued, at(8))).toEqual(['acknowledge']);
    expect(allowedActions(ACTORS.homeHead, issued, at(8))).toEqual(['recall']);
    expect(allowedActions(ACTORS.leader, issued, at(8))).toEqual([]);
  });

  it.each(ASSIGNMENT_STATUSES)('whole verbs when %s', (status: AssignmentStatus) => {
    const facts = { ...ASSIGNMENT, status };
    const done = seated().map((step) => ({ ...step, status: 'done' as const }));
    const recallable = status === 'issued' || status === 'active';
    expect(allowedActions(ACTORS.leader, facts, done)).toEqual(
      status === 'pending' ? ['withdraw'] : status === 'active' ? ['end'] : [],
    );
    expect(allowedActions(ACTORS.homeHead, facts, done)).toEqual(recallable ? ['recall'] : []);
    expect(allowedActions(ACTORS.ownerHead, facts, done)).toEqual(
      status === 'active' ? ['end'] : [],
    );
    expect(allowedActions(ACTORS.stranger, facts, done)).toEqual([]);
  });

  it('lets a noted end be taken back by those who could have noted it, and nothing be noted over it', () => {
    const done = seated().map((step) => ({ ...step, status: 'done' as const }));
    const noted = (notedEnd: 'recall' | 'end') => ({
      ...ASSIGNMENT,
      status: 'active' as const,
      notedEnd,
    });
    expect(allowedActions(ACTORS.homeHead, noted('recall'), done)).toEqual(['undo-end']);
    expect(allowedActions(ACTORS.ownerHead, noted('recall'), done)).toEqual([]);
    expect(allowedActions(ACTORS.homeHead, noted('end'), done)).toEqual([]);
    expect(allowedActions(ACTORS.leader, noted('end'), done)).toEqual(['undo-end']);
    const onLastDay = { ...noted('end'), endsOn: ACTORS.leader.today };
    expect(allowedActions(ACTORS.leader, onLastDay, done)).toEqual([]);
  });

  it('never lets someone end their own assignment, also not as Plt or leader', () => {
    const facts = { ...ASSIGNMENT, status: 'active' as const };
    const done = seated().map((step) => ({ ...step, status: 'done' as const }));
    const self = actor('pegawai', ['dukcapil', 'kominfo'], [], ['tim']);
    expect(allowedActions(self, facts, done)).toEqual([]);
  });

  it('never lets someone decide on himself, also not as Plt of his own head', () => {
    const plt = actor('pegawai', ['dukcapil', 'dukcapil.2']);
    const approve = at(6).find((step) => step.order === 6);
    expect(approve && holdsSeat(plt, ASSIGNMENT, approve)).toBe(false);
    expect(approve && holdsSeat(ACTORS.homeHead, ASSIGNMENT, approve)).toBe(true);
  });

  it('a named PjPK holds the seat instead of the head of the unit', () => {
    const step = at(4)[3];
    if (!step) throw new Error('step missing');
    const named = { ...step, seatEmployeeId: 'lain' };
    expect(holdsSeat(ACTORS.stranger, ASSIGNMENT, named)).toBe(true);
    expect(holdsSeat(ACTORS.assessor, ASSIGNMENT, named)).toBe(false);
  });
});

describe('who may start', () => {
  const nobody = {
    origin: 'appointment' as const,
    isEmployee: false,
    isOwnerHead: false,
    isSquadLeader: false,
    isAssessor: false,
  };

  it.each([
    [{ ...nobody, isOwnerHead: true, isAssessor: true, isSquadLeader: true }, 'unit_head'],
    [{ ...nobody, isSquadLeader: true, isAssessor: true }, 'leader'],
    [{ ...nobody, isAssessor: true }, 'assessor'],
    [{ ...nobody, isEmployee: true }, null],
    [nobody, null],
    [{ ...nobody, origin: 'volunteer' as const, isEmployee: true }, 'employee'],
    [{ ...nobody, origin: 'volunteer' as const, isOwnerHead: true }, null],
  ])('%o → %s', (facts, expected) => {
    expect(startedBy(facts)).toBe(expected);
  });
});
