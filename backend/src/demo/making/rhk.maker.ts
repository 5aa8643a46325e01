import { addDays, includesDate, type IsoDate } from '../../kernel/date.js';
import { PERSPECTIVES, type RhkKind } from '../../planning/skp/domain/content.js';
import { actionPeriods } from '../../planning/skp/domain/period.js';
import { SQUAD_REPORTS, SQUAD_WORK } from '../texts/families.js';
import type { RhkText, WorkText } from '../texts/work.js';
import type { DemoAssignment } from './assignment.maker.js';
import type { DemoTime } from './demo-time.js';
import type { Ids } from './ids.js';
import type { Random } from './random.js';
import type { DemoGoal, DemoPerson, Roster } from './roster.js';
import type { DemoSkp } from './skp.maker.js';
import type { DemoSquad } from './squad.maker.js';

export interface DemoItem {
  id: string;
  period: string;
  from: IsoDate;
  until: IsoDate;
  text: string;
  target: string;
  unit: string;
  report: string | null;
  realised: string | null;
  reportedAt: Date | null;
}

export interface DemoRhk {
  id: string;
  kind: RhkKind;
  text: string;
  perspective: string | null;
  intervened: { rhkId: string; owner: DemoPerson } | null;
  goalId: string | null;
  squad: DemoSquad | null;
  assignment: DemoAssignment | null;
  indicators: { aspect?: string; text: string; target: string; unit: string }[];
  items: DemoItem[];
  work: readonly WorkText[];
}

const ROMAN: Record<string, string> = { 1: 'I', 2: 'II', 3: 'III', 4: 'IV' };
const quarterName = (code: string): string =>
  `triwulan ${ROMAN[code.slice(-1)] ?? ''} ${code.slice(0, 4)}`;

/** What an RHK says and how far its rencana aksi are. */
export class RhkMaker {
  private readonly offered = new Map<string, readonly DemoRhk[]>();

  constructor(
    private readonly roster: Roster,
    private readonly time: DemoTime,
    private readonly random: Random,
    private readonly ids: Ids,
  ) {}

  /** A superior's RHK, for others to intervene. */
  offer(owner: DemoPerson, rhk: readonly DemoRhk[]): void {
    this.offered.set(owner.employeeId, rhk);
  }

  ofGoal(goal: DemoGoal, index: number, skp: DemoSkp): DemoRhk {
    const indicators = goal.indicators.map(({ text, unit, target }) => ({
      text,
      unit,
      target: target ?? '1',
    }));
    const [first] = indicators;
    return {
      id: this.ids.at(skp.createdAt),
      kind: 'utama',
      text: goal.statement,
      perspective: PERSPECTIVES[index % PERSPECTIVES.length] ?? null,
      intervened: null,
      goalId: goal.id,
      squad: null,
      assignment: null,
      indicators,
      items: this.items(skp, null, {
        text: `Mengendalikan pencapaian: ${goal.statement.toLowerCase()}`,
        target: first?.target ?? '1',
        unit: first?.unit ?? 'laporan',
        report: 'Capaian dipantau tiap bulan; kegiatan yang tertinggal sudah diberi arahan.',
      }),
      work: [],
    };
  }

  ofPost(text: RhkText, index: number, skp: DemoSkp): DemoRhk {
    const above = skp.assessor ? (this.offered.get(skp.assessor.employeeId) ?? []) : [];
    const intervened = above[index % Math.max(1, above.length)];
    const goal = this.roster.goalsOf(skp.person.unitId)[0];
    return {
      id: this.ids.at(skp.createdAt),
      kind: 'utama',
      text: text.text.replace('{unit}', skp.person.unitName),
      perspective: null,
      intervened: intervened && skp.assessor ? { rhkId: intervened.id, owner: skp.assessor } : null,
      goalId: intervened ? null : (goal?.id ?? null),
      squad: null,
      assignment: null,
      indicators: [
        { aspect: 'quantity', text: text.indicator, target: text.target, unit: text.unit },
        { aspect: 'quality', text: text.quality, target: `${this.random.int(85, 98)}`, unit: '%' },
        { aspect: 'time', text: 'Waktu penyelesaian', target: '12', unit: 'bulan' },
      ],
      items: this.items(skp, null, {
        text: text.item,
        target:
          text.unit === '%' ? text.target : `${Math.max(1, Math.round(Number(text.target) / 4))}`,
        unit: text.unit,
        report: text.report,
      }),
      work: text.work,
    };
  }

  ofSquad(assignment: DemoAssignment, skp: DemoSkp): DemoRhk {
    const { squad, role } = assignment.order;
    const isOwnUnit = assignment.route === 'within_unit';
    const head = squad.goal.unitId ? this.roster.headOf(squad.goal.unitId) : null;
    const above = head ? (this.offered.get(head.employeeId) ?? []) : [];
    const intervened = above.find(({ goalId }) => goalId === squad.goal.id);
    const [first] = squad.goal.indicators;
    const from = assignment.membership?.from ?? assignment.startsOn;
    return {
      id: this.ids.at(assignment.acknowledgedAt ?? assignment.createdAt),
      kind: isOwnUnit ? 'utama' : 'tambahan',
      text: squad.goal.statement,
      perspective: null,
      intervened: intervened && head ? { rhkId: intervened.id, owner: head } : null,
      goalId: squad.goal.id,
      squad,
      assignment,
      indicators: [
        {
          aspect: 'quantity',
          text: first?.text ?? 'Jumlah laporan hasil kerja',
          target: first?.target ?? '1',
          unit: first?.unit ?? 'laporan',
        },
      ],
      items: this.items(skp, from, {
        text: `Menyelesaikan bagian ${role.title.toLowerCase()} pada ${squad.text.name}`,
        target: `${this.random.int(2, 6)}`,
        unit: 'hasil kerja',
        report: this.random.pick(SQUAD_REPORTS),
        isScoredNow: squad.text.status === 'assessing' || squad.text.status === 'closed',
      }),
      work: SQUAD_WORK,
    };
  }

  private items(
    skp: DemoSkp,
    since: IsoDate | null,
    text: { text: string; target: string; unit: string; report: string; isScoredNow?: boolean },
  ): DemoItem[] {
    return actionPeriods({ from: skp.from, until: skp.until }, 'quarterly')
      .filter((slot) => since === null || slot.until >= since)
      .map((slot) => {
        const isPast = slot.until < this.time.today;
        const isCurrent = includesDate(slot, this.time.today);
        const isReported =
          (isPast && (text.isScoredNow || this.random.chance(0.92))) ||
          (isCurrent && (text.isScoredNow || this.random.chance(0.08)));
        const on = isPast ? addDays(slot.until, this.random.int(1, 5)) : this.time.workday(-6);
        return {
          id: this.ids.at(skp.createdAt),
          period: slot.code,
          from: slot.from,
          until: slot.until,
          text: `${text.text}, ${quarterName(slot.code)}`,
          target: text.target,
          unit: text.unit,
          report: isReported ? text.report : null,
          realised: isReported ? this.realised(text.target) : null,
          reportedAt: isReported ? this.time.at(on, this.random.int(9 * 60, 16 * 60)) : null,
        };
      });
  }

  private realised(target: string): string {
    const value = Number(target) * (this.random.chance(0.7) ? 1 : 0.9 + this.random.next() * 0.15);
    return Number.isInteger(Number(target)) && Number(target) < 1000
      ? `${Math.round(value)}`
      : value.toFixed(1);
  }
}
