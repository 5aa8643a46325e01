import { ButtonLink } from '@/components/ui/Button';
import { Section } from '@/components/ui/Section';
import { SQUAD_STATUS } from '@/features/teams/squads/labels';
import { may, type Me } from '@/features/portal/shell/navigation';
import { fullDate } from '@/lib/format';
import {
  exceptionText,
  exceptionTitle,
  type Home,
  squadText,
  type Today,
  waitingText,
} from '../labels';
import { DaysLeft } from './DaysLeft';
import { LinkRow } from './LinkRow';
import { MyGoals } from './MyGoals';
import { OutboxSection } from './OutboxSection';
import { TodoList } from './TodoList';

function Exceptions({ items }: { items: Home['exceptions'] }) {
  if (items.length === 0) return null;
  return (
    <Section id="h-tertahan" title="Tertahan di unit Anda">
      <ul className="rows">
        {items.map((item) => (
          <LinkRow
            key={`${item.kind}-${item.unitId}-${item.employeeId}`}
            href={item.unitId ? `/unit/${item.unitId}` : '/orang'}
            title={exceptionTitle(item)}
            text={exceptionText(item)}
          />
        ))}
      </ul>
    </Section>
  );
}

function LedSquads({ items }: { items: Home['squads'] }) {
  if (items.length === 0) return null;
  return (
    <Section id="h-tim" title="Tim yang saya pimpin" aside={String(items.length)}>
      <ul className="rows">
        {items.map((squad) => (
          <LinkRow
            key={squad.id}
            href={`/tim/${squad.id}`}
            title={squad.name}
            text={`${SQUAD_STATUS[squad.status]}. ${squadText(squad)}`}
          />
        ))}
      </ul>
    </Section>
  );
}

function WaitingList({ items, now }: { items: Home['waiting']; now: Today }) {
  return (
    <Section id="h-wait" title="Menunggu orang lain">
      {items.length === 0 ? (
        <p className="muted mt-3">Tidak ada yang Anda tunggu dari orang lain.</p>
      ) : (
        <ul className="rows">
          {items.map((item) => (
            <LinkRow
              key={`${item.kind}-${item.id}`}
              href={item.link}
              title={item.title}
              text={waitingText(item, now)}
            />
          ))}
        </ul>
      )}
    </Section>
  );
}

/** Above the fold: days left, what came back first, Catat, what waits on this phone. */
export function EmployeeHome({ me, employeeId, home }: { me: Me; employeeId: string; home: Home }) {
  const now: Today = { today: me.today, timeZone: me.agency.timeZone };
  const logsWork = may(me, 'write-skp');
  const submitted = home.waiting.find(({ kind }) => kind === 'skp');
  return (
    <>
      <div className="head only-d">
        <div className="head-t">
          <p className="crumb">{fullDate(me.today)}</p>
          <p className="text-3xl font-bold" aria-hidden="true">
            Beranda
          </p>
        </div>
        {logsWork ? (
          <div className="acts">
            {home.previousActivityId ? (
              <ButtonLink icon="copy" href={`/catat?salin=${home.previousActivityId}`}>
                Salin dari kemarin
              </ButtonLink>
            ) : null}
            <ButtonLink variant="primary" icon="plus" href="/catat">
              Catat aktivitas
            </ButtonLink>
          </div>
        ) : null}
      </div>
      <div className="body home">
        <h1 className="vh">Beranda {me.name}</h1>
        <div className="two">
          <div>
            <DaysLeft period={home.period} today={me.today} />
            <TodoList home={home} inboxCount={me.counts.inbox} now={now} />
            {logsWork ? (
              <div className="only-p mt-4">
                <ButtonLink variant="primary" large block icon="plus" href="/catat">
                  Catat aktivitas
                </ButtonLink>
              </div>
            ) : null}
            <OutboxSection owner={employeeId} now={now} />
            <Exceptions items={home.exceptions} />
          </div>
          <div>
            <LedSquads items={home.squads} />
            <WaitingList items={home.waiting} now={now} />
            {logsWork ? (
              <MyGoals
                goals={home.goals}
                waitsFor={submitted?.withWhom ?? null}
                assessor={me.assessor?.name ?? null}
              />
            ) : null}
          </div>
        </div>
      </div>
    </>
  );
}
