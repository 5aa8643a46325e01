import { DateTime } from 'luxon';

export type PeriodCycle = 'monthly' | 'quarterly';

export interface Period {
  readonly label: string;
  readonly startsOn: string;
  readonly endsOn: string;
}

/** The period (month or quarter of the calendar year) that holds `date` (`YYYY-MM-DD`); the cycle is the agency's choice (domain.md §2.3). */
export function periodOf(date: string, cycle: PeriodCycle): Period {
  const day = DateTime.fromISO(date).setLocale('id');
  const startsOn = day.startOf(cycle === 'monthly' ? 'month' : 'quarter');
  const endsOn = day.endOf(cycle === 'monthly' ? 'month' : 'quarter');
  const label =
    cycle === 'monthly'
      ? startsOn.toFormat('LLLL yyyy')
      : `${startsOn.toFormat('LLL')}–${endsOn.toFormat('LLL yyyy')}`;
  return { label, startsOn: startsOn.toISODate() ?? date, endsOn: endsOn.toISODate() ?? date };
}
