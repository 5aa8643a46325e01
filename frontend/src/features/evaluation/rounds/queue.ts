import type { Sheet } from './labels';

/** The sheets of one round that one person scores. */
export interface RoundQueue {
  key: string;
  squad: Sheet['squad'];
  round: Sheet['round'];
  sheets: Sheet[];
  /** Lines in all, and with all three aspects. */
  total: number;
  scored: number;
  /** Filled and not yet sent. */
  ready: Sheet[];
}

export function queuesOf(sheets: readonly Sheet[]): RoundQueue[] {
  const keys = [...new Set(sheets.map((sheet) => sheet.round.id))];
  return keys.flatMap((key) => {
    const own = sheets.filter((sheet) => sheet.round.id === key);
    const [first] = own;
    if (!first) return [];
    return {
      key,
      squad: first.squad,
      round: first.round,
      sheets: own,
      total: own.reduce((sum, sheet) => sum + sheet.lineCount, 0),
      scored: own.reduce((sum, sheet) => sum + sheet.scoredCount, 0),
      ready: own.filter(isReady),
    };
  });
}

export const isReady = (sheet: Sheet): boolean =>
  sheet.allowedActions.includes('submit') && sheet.scoredCount === sheet.lineCount;

/** One reported rencana aksi of the queue, in the order of the screen. */
export interface Stop {
  sheetId: string;
  line: number;
}

export const stopsOf = (sheets: readonly Sheet[]): Stop[] =>
  sheets.flatMap((sheet) =>
    Array.from({ length: sheet.lineCount }, (_, line) => ({ sheetId: sheet.id, line })),
  );

export const stopHref = (stop: Stop): string =>
  `/penilaian/${stop.sheetId}${stop.line > 0 ? `?laporan=${stop.line + 1}` : ''}`;

export const sendHref = (squadId: string): string => `/penilaian/kirim?tim=${squadId}`;
