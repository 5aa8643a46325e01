const MINUTE_MS = 60_000;

/** `2 menit lalu`, `3 jam lalu`, `6 hari lalu`; whole units, rounded down. */
export function ago(at: Date, now: Date): string {
  const minutes = Math.max(0, Math.floor((now.getTime() - at.getTime()) / MINUTE_MS));
  if (minutes < 1) return 'baru saja';
  if (minutes < 60) return `${minutes} menit lalu`;
  const hours = Math.floor(minutes / 60);
  return hours < 24 ? `${hours} jam lalu` : `${Math.floor(hours / 24)} hari lalu`;
}

/** What someone who came too late reads: `Sudah diputus oleh Sari Dewi, 2 menit lalu.` */
export const alreadyDecided = (name: string, at: Date, now: Date): string =>
  `Sudah diputus oleh ${name}, ${ago(at, now)}.`;
