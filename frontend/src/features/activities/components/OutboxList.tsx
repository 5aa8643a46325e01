'use client';

import Link from 'next/link';
import { useState } from 'react';
import { Button } from '@/components/ui/Button';
import { Icon } from '@/components/ui/Icon';
import { Section } from '@/components/ui/Section';
import { StatusTag } from '@/components/ui/StatusTag';
import { dayMonth, wallTime } from '@/lib/format';
import { useOutbox } from '../outbox/useOutbox';

/** What waits on this phone, with the button that sends it. Shows nothing when nothing waits. */
export function OutboxList({ owner }: { owner: string }) {
  const items = useOutbox();
  const [busy, setBusy] = useState(false);
  if (items.length === 0) return null;
  const send = async () => {
    setBusy(true);
    const { flushOutbox } = await import('../outbox/outbox');
    await flushOutbox(owner).finally(() => setBusy(false));
  };
  return (
    <Section
      id="antre"
      title="Antre di ponsel ini"
      aside={items.length === 1 ? '1 aktivitas' : `${items.length} aktivitas`}
    >
      <ul className="rows">
        {items.map((item) => (
          <li key={item.clientId}>
            <Link className="item" prefetch={false} href={`/catat?antre=${item.clientId}`}>
              <span className="item-b">
                <b>{item.title}</b>
                <small>
                  {dayMonth(item.draft.date)}, {wallTime(item.draft.startsAt)}–
                  {wallTime(item.draft.endsAt)}.{' '}
                  {item.refusal ? item.refusal.message : 'Terkirim sendiri saat ada sinyal.'}
                </small>
                {item.refusal ? <StatusTag tone="err">Perlu diperbaiki</StatusTag> : null}
              </span>
              <Icon name="right" className="go" />
            </Link>
          </li>
        ))}
      </ul>
      <div className="mt-3">
        <Button icon="upload" busy={busy} onClick={() => void send()}>
          {busy ? 'Mengirim…' : `Kirim ${items.length}`}
        </Button>
      </div>
    </Section>
  );
}
