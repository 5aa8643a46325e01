import { addDays, type DateRange, overlaps } from '../../../kernel/date.js';
import { longDate } from '../../../kernel/indonesian-date.js';

/** What makes two records look like one person's. */
export const DOUBLE_REASONS = ['former_nip', 'name_birth', 'name_nip'] as const;
export type DoubleReason = (typeof DOUBLE_REASONS)[number];

/** An employment of one of two records that are one person's. */
export interface MergedEmployment {
  readonly id: string;
  readonly kind: string;
  readonly startsOn: string;
  readonly endsOn: string | null;
}

export interface MergedHolding {
  readonly id: string;
  readonly employeeId: string;
  readonly unitId: string;
  readonly unitName: string;
  readonly positionName: string;
  readonly positionKind: string;
  readonly isHead: boolean;
  readonly startsOn: string;
  readonly endsOn: string | null;
}

/** Something that only people can put right first. */
export interface MergeConflict {
  readonly code: string;
  readonly message: string;
}

/** One employment that was recorded twice: everything of `merged` goes to `kept`. */
export interface EmploymentPair {
  readonly kept: string;
  readonly merged: string;
}

export interface EmploymentsPlan {
  readonly pairs: readonly EmploymentPair[];
  /** Of other days: they become further employments of the kept person as they are. */
  readonly joined: readonly string[];
  readonly conflicts: readonly MergeConflict[];
}

const range = ({ startsOn, endsOn }: Pick<MergedEmployment, 'startsOn' | 'endsOn'>): DateRange => ({
  from: startsOn,
  until: endsOn,
});

const endOf = ({ endsOn }: { readonly endsOn: string | null }): string => endsOn ?? '9999-12-31';

/** Which employments are one and the same, and which stand beside each other. */
export function planEmployments(
  kept: readonly MergedEmployment[],
  merged: readonly MergedEmployment[],
  today: string,
): EmploymentsPlan {
  const pairs: EmploymentPair[] = [];
  const joined: string[] = [];
  const conflicts: MergeConflict[] = [];
  for (const one of merged) {
    const same = kept.filter((other) => overlaps(range(one), range(other)));
    const [other] = same;
    if (one.endsOn !== null && one.endsOn >= today)
      conflicts.push({
        code: 'leaving',
        message:
          'Catatan yang digabungkan mempunyai pemberhentian yang akan datang. Batalkan dahulu, atau tunggu sampai berlaku.',
      });
    else if (!other) joined.push(one.id);
    else if (same.length > 1)
      conflicts.push({
        code: 'employments_clash',
        message:
          'Masa kerja catatan yang digabungkan bertumpang tindih dengan lebih dari satu masa kerja catatan yang dipertahankan.',
      });
    else if (one.kind !== other.kind)
      conflicts.push({
        code: 'kinds_differ',
        message: `Jenis ASN berbeda pada hari yang sama (${other.kind} dan ${one.kind}). Catat dahulu berhenti pada masa kerja yang lama, sehari sebelum yang baru mulai.`,
      });
    else if (endOf(other) < endOf(one))
      conflicts.push({
        code: 'kept_left',
        message: `Catatan yang dipertahankan berakhir ${longDate(endOf(other))}, padahal yang digabungkan masih berjalan. Pertahankan catatan yang masih berjalan.`,
      });
    else pairs.push({ kept: other.id, merged: one.id });
  }
  return { pairs, joined, conflicts };
}

export interface HoldingsPlan {
  /** Recorded twice: the merged one is removed, and its references move to the kept one, which covers both. */
  readonly folds: readonly {
    readonly from: string;
    readonly into: string;
    readonly startsOn: string;
    readonly endsOn: string | null;
  }[];
  /** The later post follows on the earlier, which ends the day before. */
  readonly ends: readonly {
    readonly id: string;
    readonly followedBy: string;
    readonly endsOn: string;
  }[];
  readonly conflicts: readonly MergeConflict[];
  /** What becomes of the posts, in words. */
  readonly words: readonly string[];
}

const samePost = (a: MergedHolding, b: MergedHolding): boolean =>
  a.unitId === b.unitId &&
  a.positionKind === b.positionKind &&
  a.isHead === b.isHead &&
  a.positionName.toLocaleLowerCase('id') === b.positionName.toLocaleLowerCase('id');

const titleOf = ({ positionName, unitName }: MergedHolding): string =>
  `${positionName}, ${unitName}`;

/** The posts of one employment recorded twice, on one line of time. */
export function planHoldings(
  kept: readonly MergedHolding[],
  merged: readonly MergedHolding[],
): HoldingsPlan {
  const folds: HoldingsPlan['folds'][number][] = [];
  const ends: HoldingsPlan['ends'][number][] = [];
  const conflicts: MergeConflict[] = [];
  const words: string[] = [];
  const folded = new Set<string>();
  const line = new Map([...kept, ...merged].map((one) => [one.id, one]));
  for (const one of merged) {
    const twin = kept.find((other) => samePost(one, other) && overlaps(range(one), range(other)));
    if (!twin || folded.has(twin.id)) continue;
    folded.add(twin.id);
    const startsOn = one.startsOn < twin.startsOn ? one.startsOn : twin.startsOn;
    const endsOn = endOf(one) > endOf(twin) ? one.endsOn : twin.endsOn;
    folds.push({ from: one.id, into: twin.id, startsOn, endsOn });
    words.push(`${titleOf(twin)}: tercatat dua kali, menjadi satu sejak ${longDate(startsOn)}.`);
    line.delete(one.id);
    line.set(twin.id, { ...twin, startsOn, endsOn });
  }
  const ordered = [...line.values()].toSorted((a, b) => (a.startsOn < b.startsOn ? -1 : 1));
  for (const [at, one] of ordered.entries()) {
    const next = ordered[at + 1];
    if (!next || !overlaps(range(one), range(next))) continue;
    if (one.startsOn === next.startsOn || endOf(one) > endOf(next)) {
      conflicts.push({
        code: 'posts_clash',
        message: `${titleOf(one)} (sejak ${longDate(one.startsOn)}) dan ${titleOf(next)} (sejak ${longDate(next.startsOn)}) berlaku pada hari yang sama. Betulkan dahulu TMT salah satunya, atau catat berhentinya.`,
      });
      continue;
    }
    const endsOn = addDays(next.startsOn, -1);
    ends.push({ id: one.id, followedBy: next.id, endsOn });
    words.push(
      `${titleOf(one)} berakhir ${longDate(endsOn)}, dilanjutkan ${titleOf(next)} sejak ${longDate(next.startsOn)}.`,
    );
  }
  return { folds, ends, conflicts, words };
}
