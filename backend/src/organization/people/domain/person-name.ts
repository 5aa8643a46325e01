/**
 * How names of people and their titles are written. Characters that a spreadsheet would compute or a page would run (`=`,
 * `<`, `@`) have no place in them, nor have digits in a name: "Muhammad Ma'ruf II", "Ni Luh Ayu (Alm.)",
 * "O'Neil-Santoso".
 */
const NAME = /^[\p{L}'’‘ʼ`][\p{L}\p{M} .,'’‘ʼ`()/-]*$/u;
const TITLE = /^\p{L}[\p{L}\p{M}\p{N} .,'’()/&-]*$/u;

export const isPersonName = (text: string): boolean => NAME.test(text) && /\p{L}/u.test(text);

/** `Prof. Dr. dr. H.`, `S.Si., M.Sc., Ph.D., ASEAN Eng.` */
export const isAcademicTitle = (text: string): boolean => TITLE.test(text);

/** For how long names may be, and titles: some carry many. */
export const MAX_NAME = 200;
export const MAX_TITLE = 150;
