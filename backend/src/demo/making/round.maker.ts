import { planRound, type SeatedScorer } from '../../evaluation/rounds/domain/round-plan.js';
import { DEFAULT_RULES } from '../../evaluation/rounds/domain/rule-table.js';
import { addDays, earlierOf, type IsoDate } from '../../kernel/date.js';
import { addWorkingDays } from '../../organization/calendar/domain/calendar.js';
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

interface Sheet {
  id: string;
  member: string;
  kind: string;
  unitId: string | null;
  employeeId: string | null;
  weight: string;
  isSubmitted: boolean;
  items: readonly string[];
}

export interface DemoRound {
  id: string;
  squad: DemoSquad;
  fate: RoundFate;
  from: IsoDate;
  until: IsoDate;
  requestedAt: Date;
  sheets: Sheet[];
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
      sheets: plan.sheets.map((sheet, index) => ({
        id: this.ids.at(requestedAt),
        member: sheet.memberEmployeeId,
        kind: sheet.kind,
        unitId: sheet.seat.unitId,
        employeeId: sheet.seat.employeeId,
        weight: sheet.weight,
        isSubmitted: fate === 'half' ? index % 3 === 0 : fate !== 'asked',
        items: sheet.actionItemIds,
      })),
    };
  }

  /** A round begins as scoring; who completes and accepts it comes after. */
  roundRow(round: DemoRound) {
    return {
      id: round.id,
      agency_id: this.agencyId,
      squad_id: round.squad.id,
      number: 1,
      starts_on: round.from,
      ends_on: round.until,
      status: 'scoring',
      requested_by: round.squad.leader.employeeId,
      requested_at: round.requestedAt,
      version: 1,
    };
  }

  reportRow(round: DemoRound) {
    const at = new Date(round.requestedAt.getTime() - 3_600_000);
    return {
      id: this.ids.at(at),
      agency_id: this.agencyId,
      squad_id: round.squad.id,
      round_id: round.id,
      author_employee_id: round.squad.leader.employeeId,
      summary: REPORT,
      members: round.members.map(({ employeeId }) => ({
        employeeId,
        note: this.random.pick(MEMBER_NOTES),
      })),
      version: 1,
      updated_at: at,
    };
  }

  sheetRows(round: DemoRound) {
    const dueOn = addWorkingDays(addDays(round.until, 2), 5, this.time.calendar);
    return round.sheets.map((sheet) => {
      const at = this.submittedAt(round);
      return {
        id: sheet.id,
        agency_id: this.agencyId,
        round_id: round.id,
        squad_id: round.squad.id,
        member_employee_id: sheet.member,
        scorer_kind: sheet.kind,
        scorer_unit_id: sheet.unitId,
        scorer_employee_id: sheet.employeeId,
        weight: sheet.weight,
        status: sheet.isSubmitted ? 'submitted' : 'open',
        submitted_by: sheet.isSubmitted ? this.seated(sheet).holderEmployeeId : null,
        submitted_via: sheet.isSubmitted
          ? sheet.kind === 'assessor'
            ? 'assessor'
            : 'unit_head'
          : null,
        submitted_at: sheet.isSubmitted ? at : null,
        due_on: dueOn,
        version: 1,
        created_at: round.requestedAt,
      };
    });
  }

  lineRows(round: DemoRound) {
    return round.sheets.flatMap((sheet) =>
      sheet.items.map((item) => {
        const [substance, conformity, structure] = this.scores();
        const isLow = Math.min(substance, conformity, structure) < 70;
        return {
          id: this.ids.at(round.requestedAt),
          agency_id: this.agencyId,
          assessment_id: sheet.id,
          action_item_id: item,
          substance: sheet.isSubmitted ? substance : null,
          conformity: sheet.isSubmitted ? conformity : null,
          structure: sheet.isSubmitted ? structure : null,
          note: sheet.isSubmitted && isLow ? LOW_SCORE : null,
        };
      }),
    );
  }

  /** How the Kepala Unit decided, or null where nobody has yet. */
  decision(round: DemoRound) {
    if (round.fate !== 'accepted' && round.fate !== 'sent_back') return null;
    return {
      at: this.time.at(this.time.later(addDays(round.until, 8), 1), 14 * 60),
      by: round.squad.owner.employeeId,
      note: round.fate === 'sent_back' ? SENT_BACK : null,
    };
  }

  private scores(): [number, number, number] {
    const level = this.random.int(72, 92);
    const one = () => Math.max(55, Math.min(99, level + this.random.int(-9, 7)));
    return [one(), one(), one()];
  }

  private submittedAt(round: DemoRound): Date {
    const on = this.time.later(addDays(round.until, 2), this.random.int(1, 4));
    return this.time.at(on, this.random.int(9 * 60, 15 * 60));
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
