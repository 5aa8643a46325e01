/** Only paths of this site are followed after signing in. */
export function safeReturnPath(value: string | string[] | undefined): string {
  const path = Array.isArray(value) ? value[0] : value;
  return path &&
    /^\/(?![/\\])/.test(path) &&
    !path.startsWith('/masuk') &&
    !path.startsWith('/sesi')
    ? path
    : '/beranda';
}
