import { refusal, type FieldError } from '../../../kernel/error.js';
import { type ClosedRange, overlaps } from '../../../kernel/date.js';
import { lifecycle } from '../../../kernel/lifecycle.js';
import { isAspectScore } from './scoring.js';

export const SHEET_STATUSES = ['open', 'submitted', 'reopened'] as const;
export type SheetStatus = (typeof SHEET_STATUSES)[number];
export type SheetAction = 'save' | 'submit' | 'reopen';

/** A score sheet: per member × scorer × round. It is reopened when a result is sent back. */
export const SHEET_LIFECYCLE = lifecycle<SheetStatus, SheetAction>(SHEET_STATUSES, 'open', {
  save: { from: ['open', 'reopened'] },
  submit: { from: ['open', 'reopened'], to: 'submitted' },
  reopen: { from: ['submitted'], to: 'reopened', needsNote: true },
});

export const ROUND_STATUSES = ['scoring', 'scored', 'accepted'] as const;
export type RoundStatus = (typeof ROUND_STATUSES)[number];
export type RoundAction = 'complete' | 'accept' | 'send-back';

/**
 * A round of a squad: scored once every sheet is in, then accepted by the Kepala Unit or sent
 * back for perbaikan with a reason (R708).
 */
export const ROUND_LIFECYCLE = lifecycle<RoundStatus, RoundAction>(ROUND_STATUSES, 'scoring', {
  complete: { from: ['scoring'], to: 'scored' },
  accept: { from: ['scored'], to: 'accepted' },
  'send-back': { from: ['scored'], to: 'scoring', needsNote: true },
});

/** True when nobody owes a sheet any more. */
export const isRoundComplete = (sheets: readonly { status: SheetStatus }[]): boolean =>
  sheets.length > 0 && sheets.every((sheet) => sheet.status === 'submitted');

/**
 * The dates of a new round.
 * @throws Refusal `round_overlap` when they touch another round of the squad (R701).
 */
export function requireFreeRound(round: ClosedRange, others: readonly ClosedRange[]): void {
  if (others.some((other) => overlaps(other, round))) {
    throw refusal('round_overlap', 'Sebagian tanggal ini sudah dinilai pada putaran lain.');
  }
}

/** Who owes a sheet for a member. */
export interface Scorers {
  ownerEmployeeId: string;
  assessorEmployeeId: string;
}

export interface SheetSeat {
  scorerEmployeeId: string;
  /** Both roles where owner and PjPK are the same person: one sheet at 100 %. */
  roles: ('owner' | 'assessor')[];
}

/** The sheets of one member in one round: two, or one where both scorers are the same person. */
export function sheetSeats(scorers: Scorers): SheetSeat[] {
  if (scorers.ownerEmployeeId === scorers.assessorEmployeeId) {
    return [{ scorerEmployeeId: scorers.ownerEmployeeId, roles: ['owner', 'assessor'] }];
  }
  return [
    { scorerEmployeeId: scorers.ownerEmployeeId, roles: ['owner'] },
    { scorerEmployeeId: scorers.assessorEmployeeId, roles: ['assessor'] },
  ];
}

/** A line as the scorer fills it; null = not yet. */
export interface SheetLine {
  substance: number | null;
  conformity: number | null;
  structure: number | null;
  note?: string | null;
}

const ASPECT_FIELDS = ['substance', 'conformity', 'structure'] as const;

/** Below this an aspect needs a note, as the screen announces. */
export const NOTE_BELOW = 70;

/** Faults that a sheet may not even be saved with: a score that is no integer from 1 to 100. */
export function sheetFaults(lines: readonly SheetLine[]): FieldError[] {
  return lines.flatMap((line, index) =>
    ASPECT_FIELDS.filter((aspect) => line[aspect] !== null && !isAspectScore(line[aspect])).map(
      (aspect) => ({
        field: `lines.${index}.${aspect}`,
        code: 'range',
        message: 'Nilai berupa bilangan bulat 1 sampai 100.',
      }),
    ),
  );
}

/** Faults that keep a sheet from being submitted: an empty aspect, a low score without a note. */
export function submitSheetFaults(lines: readonly SheetLine[]): FieldError[] {
  return [...sheetFaults(lines), ...lines.flatMap(lineGaps)];
}

function lineGaps(line: SheetLine, index: number): FieldError[] {
  const gaps: FieldError[] = ASPECT_FIELDS.filter((aspect) => line[aspect] === null).map(
    (aspect) => ({
      field: `lines.${index}.${aspect}`,
      code: 'required',
      message: 'Nilai belum diisi.',
    }),
  );
  const isLow = ASPECT_FIELDS.some((aspect) => (line[aspect] ?? NOTE_BELOW) < NOTE_BELOW);
  if (isLow && (line.note ?? '').trim() === '') {
    gaps.push({
      field: `lines.${index}.note`,
      code: 'note_required',
      message: `Catatan wajib bila salah satu nilai di bawah ${NOTE_BELOW}.`,
    });
  }
  return gaps;
}
