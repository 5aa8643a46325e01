import { percent } from '@/lib/format';

/** "80%, 3 penugasan", "110%, melebihi batas" */
export function loadLabel(loadPercent: string, loadCount: number): string {
  const value = percent(loadPercent);
  return Number(loadPercent) > 100
    ? `${value}, melebihi batas`
    : `${value}, ${loadCount} penugasan`;
}
