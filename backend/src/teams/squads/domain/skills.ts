/** Lower case, single blanks, no accents: what makes two spellings the same skill. */
export function normaliseSkill(name: string): string {
  return name
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll(/\s+/gu, ' ')
    .trim();
}
