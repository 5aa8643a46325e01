import { addDays, type IsoDate } from '../../kernel/date.js';
import type { RevisionStatus, SkpStatus } from '../../planning/skp/domain/lifecycle.js';
import { familyOf } from '../texts/families.js';
import type { DemoAssignment } from './assignment.maker.js';
import type { DemoTime } from './demo-time.js';
import type { Ids } from './ids.js';
import type { Random } from './random.js';
import type { DemoRhk, RhkMaker } from './rhk.maker.js';
import type { DemoPerson, Roster } from './roster.js';

export interface DemoRevision {
  id: string;
  number: number;
  status: RevisionStatus;
  reason: string | null;
  /** A draft that the PjPK sent back. */
  isReturned: boolean;
  rhk: DemoRhk[];
  proposed: ReadonlySet<DemoRhk>;
  createdAt: Date;
  submittedAt: Date | null;
  decidedAt: Date | null;
}

export interface DemoSkp {
  id: string;
  person: DemoPerson;
  assessor: DemoPerson | null;
  format: 'A' | 'B';
  status: SkpStatus;
  from: IsoDate;
  until: IsoDate;
  createdAt: Date;
  revisions: DemoRevision[];
}

export type Plan = 'running' | 'draft' | 'submitted' | 'returned' | 'revising';

/** SKP with RHK, indicators, rencana aksi and reports, as people would have written them. */
export class SkpMaker {
  constructor(
    private readonly roster: Roster,
    private readonly time: DemoTime,
    private readonly random: Random,
    private readonly ids: Ids,
    private readonly rhk: RhkMaker,
  ) {}

  /** Heads first: the RHK of others intervene theirs. */
  ofHead(person: DemoPerson, isRevising: boolean): DemoSkp {
    const { skp, approvedOn } = this.begin(person, 'A');
    const rhk = this.roster
      .goalsOf(person.unitId)
      .slice(0, 4)
      .map((goal, index) => this.rhk.ofGoal(goal, index, skp));
    this.rhk.offer(person, rhk);
    skp.revisions.push(this.revision(1, 'approved', rhk, approvedOn));
    if (isRevising) this.revise(skp, 'submitted');
    return skp;
  }

  ofMember(person: DemoPerson, plan: Plan, assignments: readonly DemoAssignment[]): DemoSkp {
    const { skp, approvedOn } = this.begin(person, 'B');
    const texts = familyOf(person.positionName).rhk;
    const base = texts.map((text, index) => this.rhk.ofPost(text, index, skp));
    if (plan === 'draft' || plan === 'submitted' || plan === 'returned') {
      skp.status = 'planning';
      const on = this.time.workday(-this.random.int(2, 9));
      skp.revisions.push(this.open(1, plan, base, on));
      return skp;
    }
    this.addSquads(skp, base, approvedOn, assignments);
    if (plan === 'revising' && !skp.revisions.some(({ status }) => isOpen(status)))
      this.revise(skp, this.random.chance(0.6) ? 'submitted' : 'draft');
    return skp;
  }

  private begin(person: DemoPerson, format: 'A' | 'B'): { skp: DemoSkp; approvedOn: IsoDate } {
    const { from, until } = this.time.skp;
    const createdOn = addDays(from, this.random.int(4, 12));
    const createdAt = this.time.at(createdOn, this.random.int(8 * 60, 15 * 60));
    const skp: DemoSkp = {
      id: this.ids.at(createdAt),
      person,
      assessor: this.roster.assessorOf(person),
      format,
      status: 'running',
      from: person.holdingStartsOn > from ? person.holdingStartsOn : from,
      until,
      createdAt,
      revisions: [],
    };
    return { skp, approvedOn: addDays(createdOn, this.random.int(6, 14)) };
  }

  private addSquads(
    skp: DemoSkp,
    base: DemoRhk[],
    approvedOn: IsoDate,
    assignments: readonly DemoAssignment[],
  ): void {
    const settled = assignments.filter((one) => (this.receivedOn(one) ?? '') < this.time.day(-12));
    const fresh = assignments.filter((one) => !settled.includes(one));
    const agreed = [...base, ...settled.map((one) => this.rhk.ofSquad(one, skp))];
    const first = settled.length > 0 ? 'superseded' : 'approved';
    skp.revisions.push(this.revision(1, first, base, approvedOn));
    if (settled.length > 0) {
      const last =
        settled
          .map((one) => this.receivedOn(one) ?? '')
          .toSorted()
          .at(-1) ?? '';
      const on = this.time.later(last, this.random.int(3, 6));
      skp.revisions.push({
        ...this.revision(2, 'approved', agreed, on),
        reason: `Surat penugasan: ${settled[0]?.order.squad.text.name ?? ''}`,
      });
    }
    if (fresh.length === 0) return;
    const proposed = fresh.map((one) => this.rhk.ofSquad(one, skp));
    const on = this.receivedOn(fresh[0]) ?? this.time.today;
    const status = this.random.chance(0.5) ? 'submitted' : 'draft';
    skp.revisions.push({
      ...this.open(skp.revisions.length + 1, status, [...agreed, ...proposed], on),
      reason: `Surat penugasan: ${fresh[0]?.order.squad.text.name ?? ''}`,
      proposed: new Set(proposed),
    });
  }

  /** A next version beside the one in force, with a higher target. */
  private revise(skp: DemoSkp, status: 'submitted' | 'draft'): void {
    const inForce = skp.revisions.at(-1);
    if (!inForce) return;
    const rhk = inForce.rhk.map((one, index) =>
      index === 0 ? { ...one, text: `${one.text} dan tindak lanjutnya` } : one,
    );
    skp.revisions.push({
      ...this.open(inForce.number + 1, status, rhk, this.time.workday(-this.random.int(1, 6))),
      reason: 'Penyesuaian dengan hasil dialog kinerja tengah tahun.',
    });
  }

  private revision(
    number: number,
    status: RevisionStatus,
    rhk: DemoRhk[],
    decidedOn: IsoDate,
  ): DemoRevision {
    const decidedAt = this.time.at(decidedOn, this.random.int(9 * 60, 15 * 60));
    const submittedAt = new Date(decidedAt.getTime() - this.random.int(20, 70) * 3_600_000);
    return {
      id: this.ids.at(submittedAt),
      number,
      status,
      reason: null,
      isReturned: false,
      rhk,
      proposed: new Set(),
      createdAt: submittedAt,
      submittedAt,
      decidedAt,
    };
  }

  private open(
    number: number,
    state: 'draft' | 'submitted' | 'returned',
    rhk: DemoRhk[],
    on: IsoDate,
  ): DemoRevision {
    const at = this.time.at(on, this.random.int(8 * 60, 15 * 60));
    return {
      id: this.ids.at(at),
      number,
      status: state === 'submitted' ? 'submitted' : 'draft',
      reason: null,
      isReturned: state === 'returned',
      rhk,
      proposed: new Set(),
      createdAt: at,
      submittedAt: state === 'submitted' ? at : null,
      decidedAt: null,
    };
  }

  private receivedOn(assignment: DemoAssignment | undefined): IsoDate | null {
    return assignment?.membership?.from ?? null;
  }
}

const isOpen = (status: RevisionStatus): boolean => status === 'draft' || status === 'submitted';
