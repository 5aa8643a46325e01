import type { StartedBy } from '../../teams/assignments/domain/terms.js';
import type { AssignmentMaker, DemoAssignment, Fate } from './assignment.maker.js';
import type { Cast } from './cast.js';
import type { DemoTime } from './demo-time.js';
import type { Random } from './random.js';
import type { DemoPerson, Roster } from './roster.js';
import type { DemoRole, DemoSquad } from './squad.maker.js';

/** The six chains that stay within one agency (R408), and the PjPK who starts the first. */
const WAYS: readonly [where: 'own' | 'other', startedAs: StartedBy][] = [
  ['own', 'leader'],
  ['other', 'leader'],
  ['own', 'unit_head'],
  ['own', 'assessor'],
  ['own', 'employee'],
  ['other', 'unit_head'],
  ['own', 'leader'],
  ['other', 'employee'],
];

/** Each chain standing at each of its steps, and each way in which one can come to nothing. */
const UNFINISHED: readonly [where: 'own' | 'other', startedAs: StartedBy, fate: Fate][] = [
  ['own', 'leader', { kind: 'pending', done: 0 }],
  ['other', 'leader', { kind: 'pending', done: 1 }],
  ['own', 'employee', { kind: 'pending', done: 0 }],
  ['other', 'leader', { kind: 'pending', done: 2 }],
  ['own', 'leader', { kind: 'pending', done: 1 }],
  ['other', 'unit_head', { kind: 'pending', done: 0 }],
  ['other', 'employee', { kind: 'pending', done: 1 }],
  ['own', 'assessor', { kind: 'pending', done: 2 }],
  ['other', 'leader', { kind: 'pending', done: 3 }],
  ['own', 'unit_head', { kind: 'issued' }],
  ['other', 'employee', { kind: 'pending', done: 0 }],
  ['other', 'leader', { kind: 'pending', done: 4 }],
  ['other', 'unit_head', { kind: 'pending', done: 1 }],
  ['own', 'employee', { kind: 'pending', done: 1 }],
  ['other', 'leader', { kind: 'issued' }],
  ['other', 'employee', { kind: 'pending', done: 2 }],
  ['other', 'leader', { kind: 'pending', done: 0 }],
  [
    'own',
    'leader',
    { kind: 'refused', done: 0, note: 'Beban tugas saya penuh sampai akhir triwulan ini.' },
  ],
  [
    'other',
    'leader',
    {
      kind: 'refused',
      done: 2,
      note: 'Tenaga yang bersangkutan sedang menangani layanan akhir tahun.',
    },
  ],
  [
    'other',
    'unit_head',
    {
      kind: 'refused',
      done: 1,
      note: 'Dua pegawai dengan keahlian yang sama sudah ditugaskan ke luar unit.',
    },
  ],
  ['other', 'leader', { kind: 'withdrawn', done: 1 }],
  [
    'own',
    'leader',
    { kind: 'refused', done: 1, note: 'Peran ini akan digabung dengan peran lain di tim.' },
  ],
  ['own', 'unit_head', { kind: 'recalled' }],
  ['other', 'employee', { kind: 'refused', done: 1, note: 'Kebutuhan peran sudah terpenuhi.' }],
  ['other', 'leader', { kind: 'recalled' }],
  ['own', 'employee', { kind: 'withdrawn', done: 0 }],
];

const FULL_LOAD = 90;

/** Fills the roles of the squads, each time by the next chain, so that all of them are lived. */
export class DemoStaffing {
  readonly assignments: DemoAssignment[] = [];
  private readonly load = new Map<string, number>();
  private way = 0;
  private unfinished = 0;

  constructor(
    private readonly roster: Roster,
    private readonly cast: Cast,
    private readonly time: DemoTime,
    private readonly random: Random,
    private readonly maker: AssignmentMaker,
  ) {}

  fill(squads: readonly DemoSquad[]): DemoAssignment[] {
    for (const squad of squads) {
      if (squad.text.status === 'draft') continue;
      this.fillSquad(squad);
    }
    this.invite(squads);
    return this.assignments;
  }

  /** The demo's own pegawai is asked whether they would join one more squad. */
  private invite(squads: readonly DemoSquad[]): void {
    const squad = squads.find(
      ({ text, owner }) => text.status === 'recruiting' && owner === this.cast.unitHead,
    );
    const role = squad?.roles.at(-1);
    if (squad && role)
      this.assign(squad, role, this.cast.employee, 'leader', { kind: 'pending', done: 0 });
  }

  private fillSquad(squad: DemoSquad): void {
    const isOver = squad.text.status === 'closed' || squad.text.status === 'disbanded';
    const settled: Fate = { kind: isOver ? 'ended' : 'active' };
    const [leading, ...others] = squad.roles;
    if (leading) this.assign(squad, leading, squad.leader, 'unit_head', settled);
    for (const [index, role] of others.entries()) {
      if (squad.text.status === 'recruiting' && index > 0) {
        this.recruit(squad, role);
        continue;
      }
      const [where, startedAs] = WAYS[this.way % WAYS.length] ?? ['own', 'leader'];
      this.way += 1;
      const person = index === 0 ? this.castFor(squad) : null;
      const found = person ?? this.find(squad, role, where);
      if (found) this.assign(squad, role, found, startedAs, settled);
      // A seat is left on the board of open roles.
      if (squad.text.status === 'active' && index === 1) role.count += 1;
    }
    if (squad.text.status === 'active') this.troubles(squad, others);
  }

  /** The demo's own pegawai serves in the first squad, so that no screen of theirs is empty. */
  private castFor(squad: DemoSquad): DemoPerson | null {
    return squad.leader === this.cast.leader ? this.cast.employee : null;
  }

  private recruit(squad: DemoSquad, role: DemoRole): void {
    for (let count = 0; count < 2; count += 1) {
      const [where, startedAs, fate] = this.nextUnfinished();
      const person = this.find(squad, role, where);
      if (person) this.assign(squad, role, person, startedAs, fate);
    }
    role.count += 1;
  }

  /** Running squads ask for more people now and then, and are refused now and then. */
  private troubles(squad: DemoSquad, roles: readonly DemoRole[]): void {
    const role = roles.at(-1);
    if (!role) return;
    const [where, startedAs, fate] = this.nextUnfinished();
    const person = this.find(squad, role, where);
    if (person) this.assign(squad, role, person, startedAs, fate);
  }

  private nextUnfinished(): (typeof UNFINISHED)[number] {
    const found = UNFINISHED[this.unfinished % UNFINISHED.length];
    this.unfinished += 1;
    if (!found) throw new Error('no chain is written');
    return found;
  }

  private assign(
    squad: DemoSquad,
    role: DemoRole,
    person: DemoPerson,
    startedAs: StartedBy,
    fate: Fate,
  ): void {
    const assignment = this.maker.make({
      squad,
      role,
      person,
      startedAs,
      startedOn: this.startOf(squad, fate),
      fate,
    });
    this.assignments.push(assignment);
    const { status, origin } = assignment;
    const isSeated = status === 'active' || status === 'issued' || status === 'ended';
    if (isSeated || (status === 'pending' && origin === 'appointment')) role.count += 1;
    if (status !== 'ended') this.load.set(person.employeeId, this.loadOf(person) + role.share);
  }

  private startOf(squad: DemoSquad, fate: Fate): string {
    if (fate.kind === 'pending')
      return this.time.workday(-3 - 2 * fate.done - this.random.int(0, 4));
    if (fate.kind === 'issued') return this.time.workday(-10);
    if (fate.kind === 'recalled') return this.time.workday(-48);
    if (fate.kind === 'active' || fate.kind === 'ended')
      return squad.text.status === 'recruiting' ? this.time.workday(-14) : squad.startsOn;
    return this.time.workday(-40 + this.random.int(0, 10));
  }

  /** Somebody with the skill and the time; the walkers of the main job stay free. */
  private find(squad: DemoSquad, role: DemoRole, where: 'own' | 'other'): DemoPerson | null {
    const { freeLeader, freeMember, employee } = this.cast;
    const kept = new Set([freeLeader, freeMember, employee, squad.leader]);
    const inSquad = new Set(
      this.assignments
        .filter(({ order }) => order.squad === squad)
        .map(({ order }) => order.person),
    );
    const candidates = this.roster
      .assignable()
      .filter(
        (person) =>
          (person.orgUnitId === squad.ownerUnitId) === (where === 'own') &&
          !kept.has(person) &&
          !inSquad.has(person) &&
          this.loadOf(person) + role.share <= FULL_LOAD &&
          this.roster.assessorOf(person) !== null,
      );
    const skilled = candidates.filter((person) =>
      role.skills.some((skill) => person.skills.includes(skill)),
    );
    const near = where === 'other' ? this.nearCast(skilled) : skilled;
    const list = near.length > 0 ? near : skilled.length > 0 ? skilled : candidates;
    return list.length > 0 ? this.random.pick(list) : null;
  }

  /** Half of those who are borrowed come from the unit of the demo accounts, whose inboxes fill. */
  private nearCast(people: readonly DemoPerson[]): readonly DemoPerson[] {
    if (this.random.chance(0.5)) return people;
    return people.filter(
      ({ orgUnitId, assessorUnitId }) =>
        orgUnitId === this.cast.unitHead.unitId || assessorUnitId === this.cast.homeAssessor.unitId,
    );
  }

  private loadOf(person: DemoPerson): number {
    return this.load.get(person.employeeId) ?? 0;
  }
}
