import type { Metadata } from 'next';
import Link from 'next/link';
import { ButtonLink } from '@/components/ui/Button';
import { Icon } from '@/components/ui/Icon';
import { Section } from '@/components/ui/Section';
import { readCalendar, readDay } from '@/features/work/activities/api';
import { ActivityRows } from '@/features/work/activities/components/ActivityRows';
import { MissingDays } from '@/features/work/activities/components/MissingDays';
import { MonthGrid } from '@/features/work/activities/components/MonthGrid';
import { DayCount, QueuedOfDay } from '@/features/work/activities/components/QueuedOfDay';
import type { ActivityItem } from '@/features/work/activities/labels';
import { readMe } from '@/features/portal/shell/me';
import { dayMonth, fullDate, monthYear, shiftMonth } from '@/lib/format';

export const metadata: Metadata = { title: 'Riwayat' };

const MONTH = /^\d{4}-(0[1-9]|1[0-2])$/;
const DAY = /^\d{4}-\d{2}-\d{2}$/;

/** "Selasa 24 November" */
const dayTitle = (date: string): string => `${fullDate(date).split(',')[0]} ${dayMonth(date)}`;

export default async function HistoryPage({
  searchParams,
}: {
  searchParams: Promise<{ bulan?: string; hari?: string }>;
}) {
  const [me, search] = await Promise.all([readMe(), searchParams]);
  const day = search.hari && DAY.test(search.hari) ? search.hari : null;
  const thisMonth = me.today.slice(0, 7);
  const month =
    day?.slice(0, 7) ?? (search.bulan && MONTH.test(search.bulan) ? search.bulan : thisMonth);
  const chosen = day ?? (month === thisMonth ? me.today : null);
  const [calendar, items] = await Promise.all([
    readCalendar(month),
    chosen ? readDay(chosen) : ([] as ActivityItem[]),
  ]);
  const hasNext = month < thisMonth;
  return (
    <div className="body riwayat">
      <div className="mon">
        <Link
          className="icon-btn"
          prefetch={false}
          href={`/riwayat?bulan=${shiftMonth(month, -1)}`}
          aria-label={monthYear(`${shiftMonth(month, -1)}-01`)}
        >
          <Icon name="left" />
        </Link>
        <h1>{monthYear(`${month}-01`)}</h1>
        {hasNext ? (
          <Link
            className="icon-btn"
            prefetch={false}
            href={`/riwayat?bulan=${shiftMonth(month, 1)}`}
            aria-label={monthYear(`${shiftMonth(month, 1)}-01`)}
          >
            <Icon name="right" />
          </Link>
        ) : (
          <span className="icon-btn" aria-hidden="true">
            <Icon name="right" />
          </span>
        )}
      </div>
      <MonthGrid
        calendar={calendar}
        chosen={day}
        hrefOf={(date) => `/riwayat?bulan=${month}&hari=${date}`}
      />
      <MissingDays calendar={calendar} />
      {chosen ? (
        <Section
          id="hari"
          title={dayTitle(chosen)}
          aside={<DayCount date={chosen} count={items.length} />}
        >
          {items.length > 0 ? (
            <ActivityRows items={items} />
          ) : (
            <p className="muted mt-3">Belum ada aktivitas pada hari ini.</p>
          )}
          <QueuedOfDay date={chosen} />
        </Section>
      ) : null}
      <div className="acts-row mt-6 no-print">
        <ButtonLink icon="print" href={`/riwayat/rekap?bulan=${month}`}>
          Rekap bulan ini
        </ButtonLink>
      </div>
    </div>
  );
}
