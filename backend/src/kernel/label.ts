/** How people fill a field that stays empty. */
const NOTHING = /^[-\u2010-\u2015\u2212._\u2026]+$/;
/** What spreadsheets and programs write where a value is missing or went wrong. */
const ERRORS =
  /^(?:#(?:n\/a|ref!|value!|name\?|div\/0!|null!|num!|spill!|calc!|field!|getting_data|blocked!|connect!|busy!|unknown!|#+)|err:\d{3}|n\/a|n\.a\.?|null|none|nil|undefined)$/i;
/** `nan` as programs write it; Nan and Nan Tua are names. */
const NOT_A_NUMBER: ReadonlySet<string> = new Set(['nan', 'NaN', 'NAN']);

/** Whether a word stands for "there is nothing". */
export const meansNothing = (text: string): boolean => NOTHING.test(text);

/** Whether a word tells of an error or of a missing value. */
export const tellsError = (text: string): boolean => ERRORS.test(text) || NOT_A_NUMBER.has(text);

/** A name of a post, a unit, a skill: text of people, neither markup nor a formula. */
export const isPlainLabel = (text: string): boolean => !/^[=@+]|[<>]/.test(text);

/**
 * ="0812…" and '0812… are how people and exports keep a spreadsheet from turning digits into a number, or a text into a
 * formula: the sign in front is no part of the text.
 */
export const unmarked = (line: string): string =>
  (/^="(.*)"$/.exec(line)?.[1] ?? line.replace(/^'/, '')).trim();

/** What is wrong with a text that letters and lists will print, whether typed or imported; null where nothing is. */
export function labelFault(text: string): string | null {
  if (meansNothing(text) || tellsError(text))
    return 'Isian ini menandakan bahwa tidak ada isinya, atau rumusnya gagal. Isi dengan yang benar.';
  return isPlainLabel(text)
    ? null
    : 'Tulis sebagai teks biasa, tanpa =, @, + di depan dan tanpa < >.';
}
