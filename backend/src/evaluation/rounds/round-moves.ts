import { fillsSeat, viaText } from '../../kernel/actor.js';
import type { IsoDate } from '../../kernel/date.js';
import { longDate } from '../../kernel/indonesian-date.js';
import { wrongState } from '../../kernel/lifecycle.js';
import { invalidField, type Refusal } from '../../platform/errors/problem.js';
import { statusAfterAcceptance } from '../../teams/squads/domain/lifecycle.js';
import type { Case, Decided, News, Opened, VerbTypes } from '../../workflow/verbs/verb.js';
import type { SheetRow } from './assessment.queries.js';
import type { RoundAction, RoundStatus } from './domain/lifecycle.js';
import type { ResultStanding } from './domain/policy.js';
import type { SquadResultsDto } from './result.dto.js';
import type { RoundRow } from './round.queries.js';
import type { SquadFile } from './squad-file.service.js';

/** The newest round of a squad, named by the squad: whoever decides knows the team and its results. */
export interface RoundInHand {
  /** of the squad */
  readonly id: string;
  readonly status: RoundStatus;
  readonly version: number;
  readonly squad: SquadFile;
  /** null while no assessment was asked for */
  readonly round: RoundRow | null;
  /** the sheets that the verb reopens */
  readonly reopened: readonly SheetRow[];
}

export type RoundDecisionAction = Extract<RoundAction, 'accept' | 'send-back'>;

/** Whose sheets are reopened (nobody named: all), and whether their reports are too. */
export interface Reopening {
  readonly employeeIds?: readonly string[];
  readonly reopenReports?: boolean;
}

export interface RoundFacts {
  readonly sheets: readonly SheetRow[];
  /** the day by which reopened sheets are due */
  readonly dueOn: IsoDate;
  /** what the round had brought its members so far */
  readonly scores: readonly { readonly employeeId: string; readonly score: string }[];
  /** rencana aksi whose reports are reopened */
  readonly reports: readonly string[];
  /** who scores the reopened sheets */
  readonly scorerEmployeeIds: readonly (string | null)[];
}

export interface RoundDecision extends VerbTypes {
  readonly row: RoundInHand;
  readonly action: RoundDecisionAction;
  readonly who: ResultStanding;
  /** whether the actor sees any figure of the squad */
  readonly around: boolean;
  readonly facts: RoundFacts;
  readonly input: Reopening | undefined;
  readonly answer: SquadResultsDto;
}

/** A squad without a round is as far from a decision as one whose sheets are not in. */
export const inHand = (squad: SquadFile, round: RoundRow | null): RoundInHand => ({
  id: squad.id,
  status: round?.status ?? 'scoring',
  version: round?.version ?? 0,
  squad,
  round,
  reopened: [],
});

export const notScoredYet = ({ row }: Opened<RoundDecision>): Refusal | null =>
  row.round ? null : wrongState('Tim ini belum dinilai.');

/** The sheets of the named members, or all. */
export const chosenAmong = (
  sheets: readonly SheetRow[],
  employeeIds: readonly string[] = [],
): SheetRow[] =>
  sheets.filter(
    ({ memberEmployeeId }) => employeeIds.length === 0 || employeeIds.includes(memberEmployeeId),
  );

/** @throws 400 at `employeeIds` where nobody named was scored */
export function roundDecided(
  { actor, action, row, note, now, input, facts }: Case<RoundDecision>,
  status: RoundStatus,
): RoundInHand {
  const round = roundOf(row);
  const version = row.version + 1;
  const decidedVia = viaOf({ actor, row });
  const decided: RoundInHand = {
    ...row,
    status,
    version,
    round: {
      ...round,
      status,
      version,
      decidedBy: actor.employeeId,
      decidedVia,
      decidedAt: now,
      decisionNote: note,
    },
  };
  if (action === 'accept')
    return {
      ...decided,
      squad: { ...row.squad, status: statusAfterAcceptance(row.squad.endsOn, actor.today) },
    };
  const chosen = chosenAmong(facts.sheets, input?.employeeIds);
  if (chosen.length === 0 && (input?.employeeIds ?? []).length > 0)
    throw invalidField('employeeIds', 'not_scored', 'Orang ini tidak dinilai pada putaran ini.');
  return { ...decided, reopened: chosen.map((sheet) => reopened(sheet, facts.dueOn)) };
}

const reopened = (sheet: SheetRow, dueOn: IsoDate): SheetRow => ({
  ...sheet,
  status: 'reopened',
  dueOn,
  version: sheet.version + 1,
});

/** @throws Error for a squad without a round, which the lifecycle lets nobody decide on */
export function roundOf({ id, round }: RoundInHand): RoundRow {
  if (!round) throw new Error(`squad ${id} has no round`);
  return round;
}

/** The owner decides as head of the unit. */
export const viaOf = ({ actor, row }: Pick<Case<RoundDecision>, 'actor' | 'row'>): string =>
  viaText('unit_head', fillsSeat(actor, { unitId: row.squad.ownerUnitId, employeeId: null }));

export function eventOf(one: Decided<RoundDecision>) {
  const { action, row, after, note, facts } = one;
  const { id: roundId, number } = roundOf(row);
  const detail =
    action === 'accept'
      ? { squadStatus: after.squad.status }
      : {
          note,
          sheets: after.reopened.map(({ id }) => id),
          reports: facts.reports,
          scoresBefore: facts.scores,
        };
  return { via: viaOf(one), detail: { roundId, number, ...detail } };
}

export function acceptedNews({ row, after, facts }: Decided<RoundDecision>): News[] {
  const { squad } = after;
  const title = `Hasil ${squad.name} diterima`;
  return [
    {
      employeeIds: facts.sheets.map(({ memberEmployeeId }) => memberEmployeeId),
      title,
      body: `Nilai putaran ${roundOf(row).number} kini masuk nilai Anda.`,
      link: '/hasil',
    },
    {
      employeeIds: [squad.leaderEmployeeId],
      title,
      body: squad.status === 'closed' ? 'Tim selesai.' : 'Tim berjalan kembali.',
      link: `/hasil/tim/${squad.id}`,
    },
  ];
}

export function sentBackNews({ after, note, facts }: Decided<RoundDecision>): News[] {
  const { squad, reopened: sheets } = after;
  const reason = `Alasan: ${note ?? ''}`;
  return [
    {
      employeeIds: facts.scorerEmployeeIds,
      title: `Nilai ${squad.name} dikembalikan`,
      body: `${reason} Nilai lagi paling lambat ${longDate(facts.dueOn)}.`,
      link: `/penilaian?tim=${squad.id}`,
    },
    {
      employeeIds: [
        squad.leaderEmployeeId,
        ...sheets.map(({ memberEmployeeId }) => memberEmployeeId),
      ],
      title: `Hasil ${squad.name} dikembalikan untuk perbaikan`,
      body: reason,
      link: facts.reports.length > 0 ? '/skp' : `/hasil/tim/${squad.id}`,
    },
  ];
}
