'use client';

import Link from 'next/link';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { Button } from '@/components/ui/Button';
import { Icon } from '@/components/ui/Icon';
import { Section } from '@/components/ui/Section';
import { toast } from '@/components/ui/Toast';
import { flushOutbox, readOutbox } from '@/features/work/activities/outbox/outbox';
import { useOutbox } from '@/features/work/activities/outbox/useOutbox';
import { momentOf, type Today } from '../labels';

/** What waits on this phone since when, with the button that sends it; what was refused is mended first. */
export function OutboxRows({ owner, now }: { owner: string; now: Today }) {
  const items = useOutbox();
  const router = useRouter();
  const [busy, setBusy] = useState(false);
  const send = async () => {
    setBusy(true);
    const sent = await flushOutbox(owner).catch(() => null);
    setBusy(false);
    if (sent && sent.size > 0) {
      toast(sent.size === 1 ? 'Aktivitas terkirim.' : `${sent.size} aktivitas terkirim.`);
      router.refresh();
    } else if (readOutbox().some(({ refusal }) => refusal === null)) {
      toast('Belum ada sambungan. Aktivitas tetap tersimpan di perangkat ini.');
    }
  };
  if (items.length === 0) return null;
  return (
    <Section id="h-out" title="Antre kirim" aside={String(items.length)}>
      <ul className="outs">
        {items.map((item) => (
          <li key={item.clientId} className="out">
            <Icon name="upload" />
            <Link className="quiet" href={`/catat?antre=${item.clientId}`} prefetch={false}>
              <b>{item.title}</b>
              <small>
                {item.refusal?.message ?? `Di ponsel ini sejak ${momentOf(item.queuedAt, now)}`}
              </small>
            </Link>
            {item.refusal ? (
              <Link className="btn" href={`/catat?antre=${item.clientId}`} prefetch={false}>
                Perbaiki
              </Link>
            ) : (
              <Button busy={busy} onClick={() => void send()}>
                {busy ? 'Mengirim…' : 'Kirim'}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </Section>
  );
}
