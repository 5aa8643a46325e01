import { Decimal } from 'decimal.js';

/** A reported rencana aksi; `realised` is decimal text in the unit of the RHK. */
export interface CountedItem {
  readonly id: string;
  readonly realised: string | null;
  /** `YYYY-MM-DD` */
  readonly reportedOn: string | null;
}

/** Output of validated work on one rencana aksi in one unit of measure. */
export interface Output {
  readonly actionItemId: string | null;
  readonly unit: string;
  /** Decimal as text. */
  readonly quantity: string;
  /** `YYYY-MM-DD` */
  readonly lastOn: string;
}

export interface Progress {
  /** Decimal as text; null where the RHK has no target that can be counted. */
  readonly realised: string | null;
  /** Whole percent of the target, 0–100, rounded down; null with `realised`. */
  readonly percent: number | null;
  /** The last day with validated work or a report. */
  readonly lastEvidenceOn: string | null;
}

/** Rates and levels: the last one holds, they are never added up. */
const LEVELS = new Set([
  '%',
  'persen',
  'persentase',
  'indeks',
  'nilai',
  'skor',
  'poin',
  'rasio',
  'level',
]);

const NUMBER = /^\d+([.,]\d+)?$/;

const sum = (values: readonly string[]): Decimal =>
  values.reduce((total, value) => total.plus(value), new Decimal(0));

/**
 * How far an RHK is, from what is proven: the reported figure of each submitted rencana aksi, and for those not yet
 * reported the output of validated work in the same unit of measure, so that nothing counts twice.
 * @param items submitted reports, oldest period first
 */
export function progressOf(
  target: { readonly target: string | null; readonly unit: string | null },
  items: readonly CountedItem[],
  outputs: readonly Output[],
): Progress {
  const lastEvidenceOn =
    [...outputs.map(({ lastOn }) => lastOn), ...items.flatMap(({ reportedOn }) => reportedOn ?? [])]
      .toSorted()
      .at(-1) ?? null;
  const text = target.target?.trim() ?? '';
  const goal = NUMBER.test(text) ? new Decimal(text.replace(',', '.')) : null;
  if (goal === null || goal.isZero()) return { realised: null, percent: null, lastEvidenceOn };

  const unit = (target.unit ?? '').trim().toLowerCase();
  const reported = items.flatMap(({ realised }) => realised ?? []);
  const realised = LEVELS.has(unit)
    ? new Decimal(reported.at(-1) ?? 0)
    : sum(reported).plus(sum(unreported(items, outputs, unit)));
  return {
    realised: realised.toString(),
    percent: Decimal.min(100, realised.div(goal).times(100)).floor().toNumber(),
    lastEvidenceOn,
  };
}

function unreported(
  items: readonly CountedItem[],
  outputs: readonly Output[],
  unit: string,
): string[] {
  const reportedIds = new Set(items.map(({ id }) => id));
  return outputs
    .filter(
      (output) =>
        output.unit === unit &&
        (output.actionItemId === null || !reportedIds.has(output.actionItemId)),
    )
    .map(({ quantity }) => quantity);
}
