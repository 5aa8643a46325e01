import Link from 'next/link';
import type { ReactNode } from 'react';
import { EmptyState } from '@/components/ui/EmptyState';
import { Icon } from '@/components/ui/Icon';
import { Section } from '@/components/ui/Section';
import { CapacityTag, StatusTag } from '@/components/ui/StatusTag';
import { capacityMark } from '@/features/portal/inbox/labels';
import { sentence, waitingCount } from '@/lib/format';
import { type Home, requestText, type Task, taskText, type Today } from '../labels';

const TASKS = 4;

function Row({
  href,
  tag,
  title,
  children,
}: {
  href: string;
  tag: ReactNode;
  title: string;
  children: ReactNode;
}) {
  return (
    <li>
      <Link className="todo" href={href} prefetch={false}>
        <span>
          <span className="tags">{tag}</span>
          <b>{title}</b>
          <span className="p">{children}</span>
        </span>
        <Icon name="right" />
      </Link>
    </li>
  );
}

function TaskRow({ task, now }: { task: Task; now: Today }) {
  const tag =
    task.reason === 'returned' ? (
      <StatusTag tone="back">Dikembalikan</StatusTag>
    ) : (
      <StatusTag tone="wait">Konsep</StatusTag>
    );
  return (
    <Row href={task.link} tag={tag} title={task.title}>
      {taskText(task, now)}
    </Row>
  );
}

/** What came back first, then what others ask of me with the capacity it is for, then what I began. */
export function TodoList({
  home,
  inboxCount,
  now,
}: {
  home: Home;
  inboxCount: number;
  now: Today;
}) {
  const returned = home.tasks.filter(({ reason }) => reason === 'returned');
  const begun = home.tasks.filter(({ reason }) => reason !== 'returned');
  const total = home.tasks.length + Math.max(inboxCount, home.inbox.length);
  const [next] = home.waiting;
  if (total === 0)
    return (
      <Section id="h-todo" title="Perlu Anda kerjakan" aside="0">
        <EmptyState title="Tidak ada yang menunggu Anda">
          Yang dikembalikan atau diminta dari Anda muncul di sini.{' '}
          {next ? sentence(`Sekarang giliran ${next.withWhom}`) : ''}
        </EmptyState>
      </Section>
    );
  return (
    <Section id="h-todo" title="Perlu Anda kerjakan" aside={waitingCount(total)}>
      <ul className="todos">
        {returned.slice(0, TASKS).map((task) => (
          <TaskRow key={task.link} task={task} now={now} />
        ))}
        {home.inbox.map((item) => {
          const mark = capacityMark(item.via);
          return (
            <Row
              key={item.link}
              href={item.link}
              title={item.title}
              tag={
                <>
                  <StatusTag tone="wait">Menunggu Anda</StatusTag>
                  {mark ? <CapacityTag>{mark}</CapacityTag> : null}
                </>
              }
            >
              {requestText(item, now.today)}
            </Row>
          );
        })}
        {begun.slice(0, TASKS).map((task) => (
          <TaskRow key={task.link} task={task} now={now} />
        ))}
      </ul>
      {returned.length > TASKS ? (
        <Link className="more tap" href="/riwayat" prefetch={false}>
          {returned.length - TASKS} lagi yang dikembalikan, di Riwayat
        </Link>
      ) : null}
      {inboxCount > home.inbox.length ? (
        <Link className="more tap" href="/persetujuan" prefetch={false}>
          Semua {waitingCount(inboxCount)} di Persetujuan
        </Link>
      ) : null}
    </Section>
  );
}
