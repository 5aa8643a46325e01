import type { FieldError } from '../../../kernel/error.js';
import type { Indicator, Rhk, SkpContent, SkpFormat } from './content.js';

/** What submitting has to know about the SKP beyond its text. */
export interface SubmitFacts {
  /** A missing PjPK never stops drafting; it stops submitting (R308). */
  assessorResolved: boolean;
  /** The position holding runs in the period. */
  holdingActive: boolean;
}

const isBlank = (text: string | null | undefined): boolean => (text ?? '').trim() === '';

const fault = (field: string, code: string, message: string): FieldError => ({
  field,
  code,
  message,
});

interface FormatRule {
  /** Names the superior's RHK or a goal; not in format A, whose RHK come from the PK. */
  needsIntervened: boolean;
  /** Each indicator has an aspect, each aspect at most once per RHK. */
  hasAspects: boolean;
  /** The target stands in a field of its own, not in the narrative. */
  needsTarget: boolean;
}

/** What the three forms ask for (R305). */
export const FORMAT_RULES: Readonly<Record<SkpFormat, FormatRule>> = {
  A: { needsIntervened: false, hasAspects: false, needsTarget: true },
  B: { needsIntervened: true, hasAspects: true, needsTarget: true },
  C: { needsIntervened: true, hasAspects: false, needsTarget: false },
};

/**
 * Faults that a draft may not even be stored with: the same RHK, action item or value twice.
 * Field paths are those of the API, for example `rhk.0.id`.
 */
export function draftFaults(content: SkpContent): FieldError[] {
  const items = content.rhk.flatMap((rhk, at) =>
    rhk.actionItems.map((item, index) => ({
      field: `rhk.${at}.actionItems.${index}.id`,
      key: item.id,
    })),
  );
  return [
    ...duplicates(content.rhk.map((rhk, index) => ({ field: `rhk.${index}.id`, key: rhk.id }))),
    ...duplicates(items),
    ...duplicates(
      content.behaviour.map((row, index) => ({
        field: `behaviour.${index}.value`,
        key: row.value,
      })),
    ),
  ];
}

function duplicates(rows: readonly { field: string; key: string }[]): FieldError[] {
  const seen = new Set<string>();
  return rows
    .filter((row) => {
      const isRepeated = seen.has(row.key);
      seen.add(row.key);
      return isRepeated;
    })
    .map((row) => fault(row.field, 'duplicate', 'Isian ini muncul dua kali.'));
}

/**
 * Everything that keeps a version from being submitted (R309): at least one utama, each RHK with
 * text, indicator and what it intervenes, each aspect at most once per RHK, PjPK known.
 */
export function submitFaults(content: SkpContent, facts: SubmitFacts): FieldError[] {
  const faults: FieldError[] = [];
  if (!facts.holdingActive) {
    faults.push(fault('from', 'holding_inactive', 'Jabatan tidak aktif pada periode SKP ini.'));
  }
  if (!facts.assessorResolved) {
    faults.push(
      fault(
        'assessor',
        'assessor_missing',
        'Pejabat penilai kinerja belum diketahui. Usulkan perbaikannya lebih dahulu.',
      ),
    );
  }
  if (!content.rhk.some((rhk) => rhk.kind === 'utama')) {
    faults.push(fault('rhk', 'utama_missing', 'Perlu paling sedikit satu hasil kerja utama.'));
  }
  const rules = FORMAT_RULES[content.format];
  return [
    ...faults,
    ...draftFaults(content),
    ...content.rhk.flatMap((rhk, index) => rhkFaults(rhk, `rhk.${index}`, rules)),
  ];
}

function rhkFaults(rhk: Rhk, path: string, rules: FormatRule): FieldError[] {
  const faults: FieldError[] = [];
  if (isBlank(rhk.text)) {
    faults.push(fault(`${path}.text`, 'required', 'Tuliskan rencana hasil kerja.'));
  }
  if (rules.needsIntervened && isBlank(rhk.intervenedRhkId) && isBlank(rhk.goalId)) {
    faults.push(
      fault(
        `${path}.intervenedRhkId`,
        'intervened_missing',
        'Pilih RHK pimpinan yang diintervensi, atau sasaran bila RHK itu belum ada.',
      ),
    );
  }
  if (rhk.indicators.length === 0) {
    faults.push(
      fault(`${path}.indicators`, 'indicator_missing', 'Tambahkan paling sedikit satu indikator.'),
    );
  }
  return [
    ...faults,
    ...rhk.indicators.flatMap((indicator, index) =>
      indicatorFaults(indicator, `${path}.indicators.${index}`, rules),
    ),
    ...(rules.hasAspects ? repeatedAspects(rhk, path) : []),
  ];
}

function indicatorFaults(indicator: Indicator, path: string, rules: FormatRule): FieldError[] {
  const faults: FieldError[] = [];
  if (isBlank(indicator.text)) {
    faults.push(fault(`${path}.text`, 'required', 'Tuliskan indikatornya.'));
  }
  if (rules.needsTarget && isBlank(indicator.target)) {
    faults.push(fault(`${path}.target`, 'required', 'Isi targetnya.'));
  }
  if (rules.hasAspects && indicator.aspect == null) {
    faults.push(fault(`${path}.aspect`, 'required', 'Pilih aspeknya.'));
  }
  return faults;
}

function repeatedAspects(rhk: Rhk, path: string): FieldError[] {
  const rows = rhk.indicators.flatMap((indicator, index) =>
    indicator.aspect == null
      ? []
      : [{ field: `${path}.indicators.${index}.aspect`, key: indicator.aspect }],
  );
  return duplicates(rows).map((row) =>
    fault(row.field, 'aspect_repeated', 'Setiap aspek hanya satu kali untuk satu RHK.'),
  );
}
