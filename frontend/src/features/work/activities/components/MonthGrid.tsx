import Link from 'next/link';
import { Icon } from '@/components/ui/Icon';
import { monthYear } from '@/lib/format';
import { type ActivityCalendar, STATUS } from '../labels';

type Day = ActivityCalendar['days'][number];

const WEEK = ['Sen', 'Sel', 'Rab', 'Kam', 'Jum', 'Sab', 'Min'];

/** The month in weeks from Monday, empty cells before and behind. */
function weeksOf(days: readonly Day[]): (Day | null)[][] {
  const [first] = days;
  const offset = first ? (new Date(`${first.date}T00:00:00Z`).getUTCDay() + 6) % 7 : 0;
  const cells: (Day | null)[] = [...Array.from({ length: offset }, () => null), ...days];
  while (cells.length % 7 !== 0) cells.push(null);
  return Array.from({ length: cells.length / 7 }, (_, week) => cells.slice(week * 7, week * 7 + 7));
}

function Cell({
  day,
  today,
  chosen,
  href,
}: {
  day: Day;
  today: string;
  chosen: boolean;
  href: string;
}) {
  const number = Number(day.date.slice(8));
  if (day.count === 0 && !day.missing && day.date !== today) {
    const kind = day.date > today ? 'fut' : 'we';
    return (
      <span className={kind} title={day.holiday ?? undefined}>
        <b>{number}</b>
        {day.holiday ? <span className="vh">, {day.holiday}</span> : null}
      </span>
    );
  }
  const status = day.status ? STATUS[day.status] : null;
  const look = day.missing ? 'miss' : status && status.tone !== 'done' ? status.tone : 'ok';
  return (
    <Link
      href={href}
      prefetch={false}
      scroll={false}
      className={[look, day.date === today ? 'today' : '', chosen ? 'on' : ''].join(' ')}
      aria-current={day.date === today ? 'date' : undefined}
    >
      <b>
        {number}
        <span className="vh"> {monthYear(day.date).split(' ')[0]}, </span>
      </b>
      <span>
        {status ? (
          <>
            <Icon name={status.icon} small />
            {day.count}
            <span className="vh"> aktivitas, {status.label.toLowerCase()}</span>
          </>
        ) : (
          <>
            –<span className="vh"> belum ada catatan</span>
          </>
        )}
      </span>
    </Link>
  );
}

/** Mark, count and colour per day; never colour alone. */
export function MonthGrid({
  calendar,
  chosen,
  hrefOf,
}: {
  calendar: ActivityCalendar;
  chosen: string | null;
  hrefOf: (date: string) => string;
}) {
  const { totals } = calendar;
  return (
    <>
      <table className="cal">
        <caption className="vh">Aktivitas {monthYear(`${calendar.month}-01`)} menurut hari</caption>
        <thead>
          <tr>
            {WEEK.map((name) => (
              <th key={name} scope="col">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {weeksOf(calendar.days).map((week) => (
            <tr key={week.find((day) => day !== null)?.date}>
              {week.map((day, column) => (
                <td key={WEEK[column]}>
                  {day ? (
                    <Cell
                      day={day}
                      today={calendar.today}
                      chosen={day.date === chosen}
                      href={hrefOf(day.date)}
                    />
                  ) : null}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      <ul className="key">
        <li>
          <Icon name="check" small />
          {totals.validatedDays} hari divalidasi
        </li>
        <li className="wait">
          <Icon name="clock" small />
          {totals.waitingDays} menunggu
        </li>
        <li className="back">
          <Icon name="undo" small />
          {totals.returnedDays} dikembalikan
        </li>
        <li>
          <span className="sw" aria-hidden="true" />
          {totals.missingDays} hari kosong
        </li>
      </ul>
    </>
  );
}
