'use client';

import { useEffect, useRef } from 'react';
import { Button, ButtonLink } from '@/components/ui/Button';
import { Notice } from '@/components/ui/Notice';
import { dayMonth, longDate } from '@/lib/format';
import { type Activity, timesOf, titleOf } from '../labels';

export type Outcome = { kind: 'sent'; activity: Activity } | { kind: 'queued'; title: string };

/** What happened, what happens next, with whom and by when. */
export function SentPanel({ outcome, onAgain }: { outcome: Outcome; onAgain: () => void }) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  const activity = outcome.kind === 'sent' ? outcome.activity : null;
  return (
    <div className="body" role="status">
      <h2 ref={heading} tabIndex={-1}>
        {activity ? 'Aktivitas terkirim' : 'Aktivitas masuk antrean'}
      </h2>
      {activity ? (
        <>
          <p className="mt-2">
            <b>{titleOf(activity)}</b>
            <br />
            {longDate(activity.date)}, {timesOf(activity)}
          </p>
          <p className="mt-2">
            Menunggu validasi <b>{activity.validator?.name ?? 'validator'}</b>
            {activity.dueAt ? `, paling lambat ${dayMonth(activity.dueAt)}` : ''}.
          </p>
          {activity.warnings.map((warning) => (
            <div key={warning.activityId} className="mt-3">
              <Notice tone="wait">{warning.message}</Notice>
            </div>
          ))}
        </>
      ) : (
        <p className="mt-2">
          <b>{outcome.kind === 'queued' ? outcome.title : ''}</b>
          <br />
          Isian dan foto aman di ponsel ini, lalu terkirim sendiri ketika ada sinyal.
        </p>
      )}
      <div className="acts-row mt-6">
        <Button variant="primary" onClick={onAgain}>
          Catat lagi
        </Button>
        {activity ? (
          <ButtonLink href={`/aktivitas/${activity.id}`}>Lihat aktivitas</ButtonLink>
        ) : null}
        <ButtonLink href="/riwayat">Riwayat</ButtonLink>
      </div>
    </div>
  );
}
