const HERE = 'http://here.invalid';

/** Only paths of this site are followed after signing in, read as a browser reads them: it leaves out tabs and line breaks. */
export function safeReturnPath(value: string | string[] | undefined): string {
  const path = Array.isArray(value) ? value[0] : value;
  if (!path?.startsWith('/') || !URL.canParse(path, HERE)) return '/beranda';
  const { origin, pathname, search, hash } = new URL(path, HERE);
  const isElsewhere =
    origin !== HERE ||
    pathname.startsWith('//') ||
    pathname.startsWith('/masuk') ||
    pathname.startsWith('/sesi');
  return isElsewhere ? '/beranda' : `${pathname}${search}${hash}`;
}
