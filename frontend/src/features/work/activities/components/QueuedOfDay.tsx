'use client';

import Link from 'next/link';
import { Icon } from '@/components/ui/Icon';
import { wallTime } from '@/lib/format';
import { useOutbox } from '../outbox/useOutbox';

/** Work of this day that still waits on this phone. */
export function QueuedOfDay({ date }: { date: string }) {
  const items = useOutbox().filter((item) => item.draft.date === date);
  if (items.length === 0) return null;
  return (
    <ul className="rows">
      {items.map((item) => (
        <li key={item.clientId}>
          <Link className="item" prefetch={false} href={`/catat?antre=${item.clientId}`}>
            <span className="item-b">
              <b>{item.title}</b>
              <small>
                {wallTime(item.draft.startsAt)}–{wallTime(item.draft.endsAt)}.{' '}
                {item.refusal ? item.refusal.message : 'Antre di ponsel ini'}
              </small>
            </span>
            <Icon name="right" className="go" />
          </Link>
        </li>
      ))}
    </ul>
  );
}

/** "1 aktivitas, 1 antre" */
export function DayCount({ date, count }: { date: string; count: number }) {
  const waiting = useOutbox().filter((item) => item.draft.date === date).length;
  return (
    <>
      {count} aktivitas{waiting > 0 ? `, ${waiting} antre` : ''}
    </>
  );
}
