import { NOTE_BELOW } from '../../evaluation/rounds/domain/lifecycle.js';
import {
  planRound,
  type PlannedSheet,
  type SeatedScorer,
} from '../../evaluation/rounds/domain/round-plan.js';
import { DEFAULT_RULES } from '../../evaluation/rounds/domain/rule-table.js';
import type { NewRound, RoundMark, SheetRow } from '../../evaluation/rounds/round.api.js';
import { addDays, earlierOf, type IsoDate } from '../../kernel/date.js';
import { addWorkingDays, DECISION_DAYS } from '../../organization/calendar/domain/calendar.js';
import type { DemoAssignment } from './assignment.maker.js';
import type { DemoTime } from './demo-time.js';
import type { Ids } from './ids.js';
import type { Random } from './random.js';
import type { DemoItem, DemoRhk } from './rhk.maker.js';
import type { DemoPerson, Roster } from './roster.js';
import type { DemoSkp } from './skp.maker.js';
import { rhkOf } from './skp.rows.js';
import type { DemoSquad } from './squad.maker.js';

/** How far the scoring of a squad went. */
export type RoundFate = 'asked' | 'half' | 'scored' | 'accepted' | 'sent_back';

export interface DemoRound {
  id: string;
  squad: DemoSquad;
  fate: RoundFate;
  from: IsoDate;
  until: IsoDate;
  requestedAt: Date;
  sheets: readonly PlannedSheet[];
  members: DemoPerson[];
}

const REPORT =
  'Seluruh rincian kegiatan putaran ini berjalan. Kendala jadwal lapangan diselesaikan dengan membagi tim menjadi dua regu; hasilnya dipakai pengguna sejak bulan lalu.';
const MEMBER_NOTES = [
  'Menyelesaikan bagiannya tepat waktu dan membantu rekan lain.',
  'Hasil rapi; perlu lebih awal menyampaikan kendala.',
  'Menjadi rujukan tim untuk pekerjaan ini.',
];
const SENT_BACK =
  'Dua rencana aksi belum disertai bukti yang memadai. Mohon dinilai kembali setelah buktinya dilengkapi.';
const LOW_SCORE = 'Laporan belum menjelaskan cara mencapai hasilnya.';

/** Rounds with sheets and lines; the results themselves are computed by the evaluation. */
export class RoundMaker {
  constructor(
    private readonly agencyId: string,
    private readonly roster: Roster,
    private readonly time: DemoTime,
    private readonly random: Random,
    private readonly ids: Ids,
    private readonly skps: ReadonlyMap<string, DemoSkp>,
  ) {}

  make(
    squad: DemoSquad,
    fate: RoundFate,
    lastDay: IsoDate,
    members: readonly DemoAssignment[],
  ): DemoRound | null {
    const range = { from: squad.startsOn, until: earlierOf(squad.endsOn, lastDay) };
    const owner = this.seated({ unitId: squad.ownerUnitId, employeeId: null });
    const planned = members.map(({ order: { person } }) => ({
      employeeId: person.employeeId,
      owner,
      assessor: this.assessorSeat(person),
      actionItemIds: this.reported(person, squad, range).map(({ id }) => id),
    }));
    const [rule] = DEFAULT_RULES;
    if (!rule) throw new Error('no scoring rule');
    const plan = planRound(planned, rule.weights);
    if (plan.sheets.length === 0) return null;
    const requestedAt = this.time.at(addDays(range.until, 2), 10 * 60);
    return {
      id: this.ids.at(requestedAt),
      squad,
      fate,
      ...range,
      requestedAt,
      members: members.map(({ order }) => order.person),
      sheets: plan.sheets,
    };
  }

  /** A round begins as scoring; who completes and accepts it comes after. */
  roundRow({ id, squad, from, until, requestedAt }: DemoRound): NewRound {
    return {
      id,
      agencyId: this.agencyId,
      squadId: squad.id,
      number: 1,
      startsOn: from,
      endsOn: until,
      requestedBy: squad.leader.employeeId,
      requestedAt,
    };
  }

  reportRow(round: DemoRound) {
    const updatedAt = new Date(round.requestedAt.getTime() - 3_600_000);
    return {
      id: this.ids.at(updatedAt),
      agencyId: this.agencyId,
      squadId: round.squad.id,
      roundId: round.id,
      authorEmployeeId: round.squad.leader.employeeId,
      summary: REPORT,
      members: round.members.map(({ employeeId }) => ({
        employeeId,
        note: this.random.pick(MEMBER_NOTES),
      })),
      version: 1,
      updatedAt,
    };
  }

  dueOn({ until }: DemoRound): IsoDate {
    return addWorkingDays(addDays(until, 2), DECISION_DAYS, this.time.calendar);
  }

  /** Half of a round is a third of its sheets. */
  submittedAmong({ fate }: DemoRound, sheets: readonly SheetRow[]): SheetRow[] {
    if (fate === 'asked') return [];
    return sheets.filter((_sheet, index) => fate !== 'half' || index % 3 === 0);
  }

  submission(round: DemoRound, sheet: SheetRow) {
    const on = this.time.later(addDays(round.until, 2), this.random.int(1, 4));
    const seat = { unitId: sheet.scorerUnitId, employeeId: sheet.scorerEmployeeId };
    return {
      status: 'submitted' as const,
      submittedBy: this.seated(seat).holderEmployeeId,
      submittedVia: sheet.kind === 'assessor' ? 'assessor' : 'unit_head',
      submittedAt: this.time.at(on, this.random.int(9 * 60, 15 * 60)),
    };
  }

  scores() {
    const level = this.random.int(72, 92);
    const one = () => Math.max(55, Math.min(99, level + this.random.int(-9, 7)));
    const [substance, conformity, structure] = [one(), one(), one()];
    const isLow = Math.min(substance, conformity, structure) < NOTE_BELOW;
    return { substance, conformity, structure, note: isLow ? LOW_SCORE : '' };
  }

  /** How the Kepala Unit decided, or null where nobody has yet. */
  decision({ fate, until, squad }: DemoRound): Omit<RoundMark, 'id'> | null {
    if (fate !== 'accepted' && fate !== 'sent_back') return null;
    const isAccepted = fate === 'accepted';
    return {
      status: isAccepted ? 'accepted' : 'scoring',
      decidedBy: squad.owner.employeeId,
      decidedVia: 'unit_head',
      decidedAt: this.time.at(this.time.later(addDays(until, 8), 1), 14 * 60),
      decisionNote: isAccepted ? null : SENT_BACK,
      // Completed before, unless it was sent back.
      version: isAccepted ? 3 : 2,
    };
  }

  private reported(
    person: DemoPerson,
    squad: DemoSquad,
    range: { from: IsoDate; until: IsoDate },
  ): DemoItem[] {
    const skp = this.skps.get(person.employeeId);
    const own: DemoRhk[] = skp ? rhkOf(skp).filter((rhk) => rhk.squad === squad) : [];
    return own
      .flatMap(({ items }) => items)
      .filter(
        ({ report, from, until }) => report !== null && from <= range.until && until >= range.from,
      );
  }

  private assessorSeat(person: DemoPerson): SeatedScorer | null {
    return person.assessorUnitId || person.assessorEmployeeId
      ? this.seated(
          person.assessorEmployeeId
            ? { unitId: null, employeeId: person.assessorEmployeeId }
            : { unitId: person.assessorUnitId, employeeId: null },
        )
      : null;
  }

  private seated(seat: { unitId: string | null; employeeId: string | null }): SeatedScorer {
    const { unitId, employeeId } = seat;
    return {
      unitId,
      employeeId,
      holderEmployeeId: employeeId ?? this.roster.headOf(unitId ?? '').employeeId,
    };
  }
}
