import { viaText } from '../../kernel/actor.js';
import { type ClosedRange, type IsoDate, overlaps } from '../../kernel/date.js';
import { invalidField, refusal } from '../../platform/errors/problem.js';
import type { SquadStatus } from '../../teams/squads/domain/lifecycle.js';
import type { Case, Decided, News, Opened, VerbTypes } from '../../workflow/verbs/verb.js';
import { requireFreeRound } from './domain/lifecycle.js';
import type { ResultStanding } from './domain/policy.js';
import type { PlannedSheet } from './domain/round-plan.js';
import type { RequestedRoundDto } from './round.dto.js';
import type { RoundRow } from './round.queries.js';
import type { NewRound } from './round.store.js';
import type { RoundOutlook } from './round-outlook.service.js';
import type { SquadFile } from './squad-file.service.js';

/** A squad, and the round that the verb begins with its sheets. */
export interface RequestingSquad extends SquadFile {
  readonly begins: {
    readonly round: NewRound;
    readonly dueOn: IsoDate;
    readonly sheets: readonly PlannedSheet[];
  } | null;
}

export interface RoundRequest extends VerbTypes {
  readonly row: RequestingSquad;
  readonly action: 'request-assessment';
  readonly who: ResultStanding;
  readonly around: undefined;
  readonly facts: { readonly rounds: readonly RoundRow[]; readonly outlook: RoundOutlook };
  readonly input: { readonly roundId: string; readonly range: ClosedRange };
  readonly answer: RequestedRoundDto;
}

export const rangeOf = (round: Pick<RoundRow, 'startsOn' | 'endsOn'>): ClosedRange => ({
  from: round.startsOn,
  until: round.endsOn,
});

/** @throws 400 at `endsOn` */
export function requireOrder(range: ClosedRange): void {
  if (range.until < range.from)
    throw invalidField('endsOn', 'range', 'Tanggal akhir tidak boleh sebelum tanggal awal.');
}

/**
 * Days that have not been worked cannot be scored.
 * @throws 400 at `endsOn` or `startsOn`
 */
export function demandWorkedDays({ actor, row, input: { range } }: Opened<RoundRequest>): void {
  requireOrder(range);
  if (range.until > actor.today)
    throw invalidField('endsOn', 'future', 'Masa yang dinilai paling lambat sampai hari ini.');
  if (!overlaps({ from: row.startsOn, until: row.endsOn }, range))
    throw invalidField('startsOn', 'outside_squad', 'Tanggal ini di luar masa tugas tim.');
}

/**
 * A round without sheets, or with a member nobody scores, would never be complete.
 * @throws 409 `round_overlap`, `assessor_missing` or `nothing_reported`
 */
export function requested(
  { actor, now, row, input, facts: { rounds, outlook } }: Case<RoundRequest>,
  status: SquadStatus,
): RequestingSquad {
  const { range, roundId } = input;
  requireFreeRound(range, rounds.map(rangeOf));
  const missing = outlook.warnings.filter(({ code }) => code === 'assessor_missing');
  if (missing.length > 0) {
    const detail = missing.map(({ message }) => message).join(' ');
    throw refusal('assessor_missing', detail, [], { warnings: missing });
  }
  if (outlook.plan.sheets.length === 0)
    throw refusal(
      'nothing_reported',
      'Belum ada anggota yang melaporkan rencana aksinya untuk tim ini pada tanggal itu.',
      [],
      { warnings: outlook.warnings },
    );
  const round: NewRound = {
    id: roundId,
    agencyId: actor.agencyId,
    squadId: row.id,
    number: rounds.length + 1,
    startsOn: range.from,
    endsOn: range.until,
    requestedBy: actor.employeeId,
    requestedAt: now,
  };
  const begins = { round, dueOn: outlook.dueAt, sheets: outlook.plan.sheets };
  return { ...row, status, version: row.version + 1, begins };
}

function begun({ after }: Decided<RoundRequest>): NewRound {
  if (!after.begins) throw new Error(`squad ${after.id} got no round`);
  return after.begins.round;
}

export function requestEvent(one: Decided<RoundRequest>) {
  const { id: roundId, number, startsOn, endsOn } = begun(one);
  const { sheets, withoutReport } = one.facts.outlook.plan;
  return {
    via: viaText('leader'),
    detail: { roundId, number, startsOn, endsOn, sheets: sheets.length, withoutReport },
  };
}

export function requestNews(one: Decided<RoundRequest>): News {
  const { row, facts } = one;
  return {
    employeeIds: facts.outlook.scorerEmployeeIds,
    kind: 'assessment.request',
    title: `Penilaian ${row.name} menunggu Anda`,
    body: `Putaran ${begun(one).number}, paling lambat ${facts.outlook.dueAt}.`,
    link: `/penilaian?tim=${row.id}`,
  };
}

export function requestedView(one: Decided<RoundRequest>): RequestedRoundDto {
  const { id, number, startsOn, endsOn } = begun(one);
  const { plan, dueAt, warnings } = one.facts.outlook;
  return {
    round: { id, number, startsOn, endsOn, status: 'scoring' },
    squadStatus: one.after.status,
    sheetCount: plan.sheets.length,
    dueAt,
    warnings,
  };
}
