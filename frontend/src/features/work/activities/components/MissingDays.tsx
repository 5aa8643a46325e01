import { ButtonLink } from '@/components/ui/Button';
import { Icon } from '@/components/ui/Icon';
import { Section } from '@/components/ui/Section';
import { dayMonth } from '@/lib/format';
import type { ActivityCalendar } from '../labels';

const SHOWN = 3;

type MissingDay = ActivityCalendar['missing'][number];

function Days({ days, calendar }: { days: readonly MissingDay[]; calendar: ActivityCalendar }) {
  const until = dayMonth(calendar.loggableUntil);
  return (
    <ul className="rows">
      {days.map((day) => (
        <li key={day.date} className="item">
          <span className="item-b">
            <b>{day.text}</b>
            <small>
              {calendar.closed ? `Pencatatan ditutup ${until}` : `Dapat dicatat sampai ${until}`}
            </small>
          </span>
          {calendar.closed ? null : (
            <ButtonLink href={`/catat?tanggal=${day.date}`} aria-label={`Catat ${day.text}`}>
              Catat
            </ButtonLink>
          )}
        </li>
      ))}
    </ul>
  );
}

/** The working days without any activity, in words; the last ones first in sight. */
export function MissingDays({ calendar }: { calendar: ActivityCalendar }) {
  const days = calendar.missing.toReversed();
  if (days.length === 0) return null;
  const rest = days.slice(SHOWN);
  return (
    <Section id="belum" title="Belum dicatat" aside={`${days.length} hari kerja`}>
      <Days days={days.slice(0, SHOWN)} calendar={calendar} />
      {rest.length > 0 ? (
        <details>
          <summary>
            {rest.length} hari lain <Icon name="down" />
          </summary>
          <Days days={rest} calendar={calendar} />
        </details>
      ) : null}
    </Section>
  );
}
