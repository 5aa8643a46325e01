const MAX_NAME = 120;

/**
 * The name of an upload as people see it: no path, no invisible characters or ones that turn the writing direction, the
 * extension of its content.
 * @param bare used when nothing is left of the name
 */
export function shownName(fileName: string, extension: string, bare: string): string {
  const last = fileName.split(/[/\\]/).at(-1) ?? '';
  const kept = last
    .replace(/[\p{Cc}\p{Cf}\p{Cs}]|["<>:|?*]/gu, '')
    .replace(/\.[^.]{1,8}$/, '')
    .trim();
  return `${[...(kept || bare)].slice(0, MAX_NAME).join('')}.${extension}`;
}
