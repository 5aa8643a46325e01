/** What a number of a letter is made of (R501: `klasifikasi/urut/kode-unit/tahun`). */
export interface LetterNumberParts {
  /** Klasifikasi arsip; 800 is kepegawaian. */
  readonly classification: string;
  /** From 1, per unit organisasi and year, without gap. */
  readonly sequence: number;
  readonly unitCode: string;
  readonly year: number;
}

/**
 * `800/214/DUKCAPIL/2026`.
 * @throws RangeError when the sequence is no whole number from 1
 */
export function letterNumber(parts: LetterNumberParts): string {
  if (!Number.isInteger(parts.sequence) || parts.sequence < 1) {
    throw new RangeError(`no sequence: ${parts.sequence}`);
  }
  return `${parts.classification}/${parts.sequence}/${parts.unitCode}/${parts.year}`;
}
