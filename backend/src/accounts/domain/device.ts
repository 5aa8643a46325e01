/** The first that fits: Edge and Opera also call themselves Chrome, and all of them Safari. */
const BROWSERS: readonly (readonly [RegExp, string])[] = [
  [/\bEdg(?:e|A|iOS)?\//u, 'Edge'],
  [/\b(?:OPR|OPT|Opera)\//u, 'Opera'],
  [/\bSamsungBrowser\//u, 'Samsung Internet'],
  [/\bUCBrowser\//u, 'UC Browser'],
  [/\b(?:Firefox|FxiOS)\//u, 'Firefox'],
  [/\b(?:Chrome|CriOS|Chromium|HeadlessChrome)\//u, 'Chrome'],
  [/\bSafari\//u, 'Safari'],
];

const SYSTEMS: readonly (readonly [RegExp, string])[] = [
  [/\biPhone\b/u, 'iPhone'],
  [/\biPad\b/u, 'iPad'],
  [/\bAndroid\b.*\bMobile\b/u, 'ponsel Android'],
  [/\bAndroid\b/u, 'perangkat Android'],
  [/\bWindows\b/u, 'komputer Windows'],
  [/\bMacintosh\b/u, 'komputer Mac'],
  [/\bCrOS\b/u, 'Chromebook'],
  [/\bLinux\b/u, 'komputer Linux'],
];

const nameOf = (
  names: readonly (readonly [RegExp, string])[],
  userAgent: string,
): string | undefined => names.find(([pattern]) => pattern.test(userAgent))?.[1];

/**
 * A device as its owner would name it: "Chrome di ponsel Android". A hint for recognising it, never proof: any program
 * may call itself anything.
 * @param userAgent the header that the browser sent at signing in; null where it sent none
 */
export function deviceOf(userAgent: string | null): string {
  if (!userAgent) return 'Perangkat tidak dikenal';
  const browser = nameOf(BROWSERS, userAgent);
  const system = nameOf(SYSTEMS, userAgent);
  if (browser && system) return `${browser} di ${system}`;
  if (browser) return `${browser} di perangkat yang tidak dikenal`;
  return system ? `Aplikasi di ${system}` : 'Perangkat tidak dikenal';
}
