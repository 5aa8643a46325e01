import { refusedField } from '../../../kernel/error.js';
import type { IsoDate } from '../../../kernel/date.js';
import {
  addWorkingDays,
  type WorkCalendar,
} from '../../../organization/calendar/domain/calendar.js';
import type { AssignmentStatus } from './lifecycle.js';
import type { EndingAction } from './terms.js';

export interface EndingRequest {
  action: EndingAction;
  status: AssignmentStatus;
  today: IsoDate;
  startsOn: IsoDate;
  endsOn: IsoDate;
  noticeDays: number;
  calendar: WorkCalendar;
}

/**
 * The first last day that may be asked for. A recall leaves the owner working days to hand over; what was never received
 * can be called back at once, and an early end is the owner's own.
 */
export function earliestLastDay(request: EndingRequest): IsoDate {
  const isRunning = request.status === 'active' && request.startsOn <= request.today;
  return request.action === 'recall' && isRunning
    ? addWorkingDays(request.today, request.noticeDays, request.calendar)
    : request.today;
}

/**
 * The last day of the membership.
 * @param wanted what was asked for; the first day possible when absent
 * @throws Refusal at `lastDay`: `too_early`, or `too_late` when it lies on the planned last day or after it
 */
export function lastDayOf(request: EndingRequest, wanted: IsoDate | undefined): IsoDate {
  const earliest = earliestLastDay(request);
  const lastDay = wanted ?? earliest;
  if (lastDay < earliest) {
    throw refusedField(
      'lastDay',
      'too_early',
      request.action === 'recall'
        ? `Penarikan memberi waktu ${request.noticeDays} hari kerja untuk serah terima. Pilih tanggal yang lebih akhir.`
        : 'Hari terakhir paling cepat hari ini.',
    );
  }
  if (lastDay >= request.endsOn && lastDay > request.today) {
    throw refusedField(
      'lastDay',
      'too_late',
      'Penugasan ini berakhir pada tanggal itu atau sebelumnya. Pilih tanggal yang lebih awal.',
    );
  }
  return lastDay;
}
