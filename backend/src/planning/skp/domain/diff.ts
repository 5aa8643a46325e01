import type { ActionItem, Indicator, Rhk, SkpContent } from './content.js';

/** One field that two versions fill differently; null = empty or absent. */
export interface FieldDifference {
  /** `text`, `indicators.quality.target`, `actionItems.<id>.text` … */
  field: string;
  before: string | null;
  after: string | null;
}

export interface RhkChange {
  rhkId: string;
  fields: FieldDifference[];
}

/** What a reader must see between two versions. */
export interface RevisionDiff {
  added: Rhk[];
  removed: Rhk[];
  changed: RhkChange[];
  /** Expectations per BerAKHLAK value. */
  behaviour: FieldDifference[];
}

type Fields = Map<string, string>;

/** Compares two versions; RHK are the same when their id is (R306). Order is no change. */
export function diffRevisions(before: SkpContent, after: SkpContent): RevisionDiff {
  const old = new Map(before.rhk.map((rhk) => [rhk.id, rhk]));
  const current = new Set(after.rhk.map((rhk) => rhk.id));
  return {
    added: after.rhk.filter((rhk) => !old.has(rhk.id)),
    removed: before.rhk.filter((rhk) => !current.has(rhk.id)),
    changed: after.rhk.flatMap((rhk) => {
      const earlier = old.get(rhk.id);
      const fields = earlier ? changes(fieldsOf(earlier), fieldsOf(rhk)) : [];
      return fields.length > 0 ? [{ rhkId: rhk.id, fields }] : [];
    }),
    behaviour: changes(expectations(before), expectations(after)),
  };
}

function changes(before: Fields, after: Fields): FieldDifference[] {
  const names = new Set([...before.keys(), ...after.keys()]);
  return [...names]
    .map((field) => ({
      field,
      before: before.get(field) ?? null,
      after: after.get(field) ?? null,
    }))
    .filter((change) => change.before !== change.after);
}

/** The filled fields under their names; blanks count as absent. */
function filled(rows: readonly (readonly [string, string | null | undefined])[]): Fields {
  return new Map(
    rows.flatMap(([field, value]) => (value == null || value === '' ? [] : [[field, value]])),
  );
}

function expectations(content: SkpContent): Fields {
  return filled(content.behaviour.map((row) => [row.value, row.text]));
}

function fieldsOf(rhk: Rhk): Fields {
  const { kind, text, intervenedRhkId, goalId, squadId, perspective } = rhk;
  return filled([
    ...Object.entries({ kind, text, intervenedRhkId, goalId, squadId, perspective }),
    ...rhk.indicators.flatMap((row, index) => indicatorFields(row, index)),
    ...rhk.actionItems.flatMap(itemFields),
  ]);
}

function indicatorFields(row: Indicator, index: number): [string, string | null | undefined][] {
  const path = `indicators.${row.aspect ?? index + 1}`;
  return [
    [`${path}.text`, row.text],
    [`${path}.target`, row.target],
    [`${path}.unit`, row.unit],
  ];
}

function itemFields(item: ActionItem): [string, string | null | undefined][] {
  const path = `actionItems.${item.id}`;
  return [
    [`${path}.period`, item.period],
    [`${path}.text`, item.text],
    [`${path}.target`, item.target],
    [`${path}.unit`, item.unit],
  ];
}
