import type { CSSProperties } from 'react';
import { dayMonth, longDate, shortDate } from '@/lib/format';
import { type Home, periodScale } from '../labels';

/** How long the period still is, in words and on a scale of its months. */
export function DaysLeft({ period, today }: { period: Home['period']; today: string }) {
  const { percent, months } = periodScale(period, today);
  const left = period.daysLeft > 0 ? `${period.daysLeft} hari lagi` : 'Hari terakhir';
  return (
    <section className="sec" aria-labelledby="h-sisa">
      <h2 className="days" id="h-sisa">
        <b>{left}</b>
        <span>periode ditutup {longDate(period.endsOn)}</span>
      </h2>
      <div
        className="scale"
        role="img"
        aria-label={`Periode ${dayMonth(period.startsOn)} sampai ${longDate(period.endsOn)}. Hari ini ${dayMonth(today)}, ${left.toLowerCase()}.`}
        style={{ '--v': `${percent}%` } as CSSProperties}
      >
        {months.map(({ first, days }) => (
          <span key={first} style={{ flex: days }}>
            {shortDate(first).split('\u00a0')[1]}
          </span>
        ))}
        <i />
      </div>
    </section>
  );
}
