import { addDays } from '@/features/organization/administration/days';
import type { components } from '@/lib/api/schema';

/** People name the last day here; the API asks for the day from which it counts. Empty stays empty. */
export const firstDayElsewhere = (lastDay: string): string =>
  lastDay === '' ? '' : addDays(lastDay, 1);

export type Transfer = components['schemas']['TransferDto'];

/** Who has to do what for it to go on. */
export function whatNext({ status, direction, movedAt }: Transfer): string {
  if (status === 'asked')
    return direction === 'in' ? 'Menunggu jawaban instansi asal' : 'Menunggu jawaban Anda';
  if (status === 'released')
    return direction === 'in' ? 'Menunggu Anda menerima' : 'Menunggu instansi tujuan menerima';
  if (status === 'accepted') return movedAt ? 'Sudah berpindah' : 'Berlaku pada hari pertama';
  return '';
}
