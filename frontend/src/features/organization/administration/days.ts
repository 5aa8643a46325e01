/** The date `days` later. */
export function addDays(date: string, days: number): string {
  const at = new Date(`${date}T00:00:00Z`);
  at.setUTCDate(at.getUTCDate() + days);
  return at.toISOString().slice(0, 10);
}

/** Two records of one person beside each other, in the order in which they would be merged. */
export const comparePath = (kept: string, merged: string): string =>
  `/admin/pegawai/ganda/banding?tetap=${kept}&gabung=${merged}`;
