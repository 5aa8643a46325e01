const MAX_NAME = 120;

/**
 * The name of an upload that people see: no path, nothing that hides or turns letters round, the ending that the content has.
 * @param bare what stands where nothing is left of the name
 */
export function shownName(fileName: string, extension: string, bare: string): string {
  const last = fileName.split(/[/\\]/).at(-1) ?? '';
  const kept = last
    .replace(/[\p{Cc}\p{Cf}\p{Cs}]|["<>:|?*]/gu, '')
    .replace(/\.[^.]{1,8}$/, '')
    .trim();
  return `${[...(kept || bare)].slice(0, MAX_NAME).join('')}.${extension}`;
}
