'use client';

import Link from 'next/link';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { Button } from '@/components/ui/Button';
import { StatusTag } from '@/components/ui/StatusTag';
import { toast } from '@/components/ui/Toast';
import { api, unwrap } from '@/lib/api/browser';
import type { components } from '@/lib/api/schema';
import { dateTime } from '@/lib/format';
import { messageOf } from '@/lib/problem';

type Notification = components['schemas']['NotificationDto'];

/** What happened, newest first. Opening one marks it read. */
export function NotificationList({
  items,
  timeZone,
}: {
  items: readonly Notification[];
  timeZone: string;
}) {
  const router = useRouter();
  const [busy, setBusy] = useState(false);
  const hasUnread = items.some(({ readAt }) => readAt === null);

  const mark = async (id: string | null) => {
    setBusy(true);
    try {
      if (id === null) await unwrap(api.POST('/api/v1/notifications/read-all'));
      else await unwrap(api.POST('/api/v1/notifications/{id}/read', { params: { path: { id } } }));
      router.refresh();
    } catch (problem) {
      toast(messageOf(problem));
    } finally {
      setBusy(false);
    }
  };

  return (
    <>
      {hasUnread ? (
        <div className="acts-row mb-4">
          <Button busy={busy} icon="check" onClick={() => void mark(null)}>
            Tandai semua sudah dibaca
          </Button>
        </div>
      ) : null}
      <ul className="rows">
        {items.map((item) => {
          const text = (
            <>
              <b>{item.title}</b>
              {item.body ? <small>{item.body}</small> : null}
              <small>{dateTime(item.createdAt, timeZone)}</small>
            </>
          );
          return (
            <li key={item.id} className="item">
              {item.link ? (
                <Link
                  className="item-b quiet"
                  prefetch={false}
                  href={item.link}
                  onClick={() => {
                    if (item.readAt === null) void mark(item.id);
                  }}
                >
                  {text}
                </Link>
              ) : (
                <span className="item-b">{text}</span>
              )}
              {item.readAt === null ? (
                <span className="flex flex-col items-end gap-2">
                  <StatusTag tone="wait">Baru</StatusTag>
                  <Button
                    variant="plain"
                    busy={busy}
                    aria-label={`Tandai sudah dibaca: ${item.title}`}
                    onClick={() => void mark(item.id)}
                  >
                    Sudah dibaca
                  </Button>
                </span>
              ) : null}
            </li>
          );
        })}
      </ul>
    </>
  );
}
