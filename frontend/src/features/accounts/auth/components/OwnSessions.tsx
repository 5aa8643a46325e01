'use client';

import { useRouter } from 'next/navigation';
import { useEffect, useRef, useState } from 'react';
import { Button } from '@/components/ui/Button';
import { toast } from '@/components/ui/Toast';
import { api, unwrap } from '@/lib/api/browser';
import type { components } from '@/lib/api/schema';
import { dateTime } from '@/lib/format';
import { ApiError } from '@/lib/problem';
import { PasswordDialog } from './PasswordDialog';

type Session = components['schemas']['OwnSessionDto'];

/** Where one is signed in. Each other session, or all of them, can be ended from here. */
export function OwnSessions({
  sessions,
  timeZone,
}: {
  sessions: readonly Session[];
  timeZone: string;
}) {
  const router = useRouter();
  const [ending, setEnding] = useState<Session | 'others'>();
  const list = useRef<HTMLUListElement>(null);
  /** Which of the others was ended: its button goes with it, and the focus to the next one or else to the list. */
  const ended = useRef<{ id: string; index: number }>(undefined);
  const others = sessions.filter(({ isCurrent }) => !isCurrent);

  useEffect(() => {
    const { id, index } = ended.current ?? { id: '', index: 0 };
    if (id === '' || sessions.some((session) => session.id === id)) return;
    const buttons = list.current?.querySelectorAll('button') ?? [];
    (buttons[Math.min(index, buttons.length - 1)] ?? list.current)?.focus();
    ended.current = undefined;
  }, [sessions]);

  const endOne = async (id: string, password: string) => {
    try {
      const params = { path: { id } };
      await unwrap(api.POST('/api/v1/me/sessions/{id}/end', { params, body: { password } }));
      toast('Sesi diakhiri.');
    } catch (problem) {
      // Already ended, from here or elsewhere, which is what the user wanted.
      if (!(problem instanceof ApiError && problem.status === 409)) throw problem;
      toast(problem.detail);
    }
    ended.current = { id, index: others.findIndex((session) => session.id === id) };
    router.refresh();
  };

  const endOthers = async (password: string) => {
    await unwrap(api.POST('/api/v1/me/sessions/end-others', { body: { password } }));
    toast('Semua sesi lain diakhiri.');
    ended.current = { id: others[0]?.id ?? '', index: 0 };
    router.refresh();
  };

  return (
    <>
      <ul className="rows" ref={list} tabIndex={-1} aria-labelledby="sesi">
        {sessions.map((session) => (
          <li key={session.id} className="item items-center">
            <span className="item-b">
              <b>{session.device}</b>
              <small>
                Masuk {dateTime(session.startedAt, timeZone)}
                <br />
                {session.isCurrent
                  ? 'Sedang dipakai di perangkat ini'
                  : `Terakhir dipakai ${dateTime(session.lastUsedAt, timeZone)}`}
              </small>
            </span>
            {session.isCurrent ? null : (
              <Button
                aria-label={`Akhiri sesi ${session.device}, masuk ${dateTime(session.startedAt, timeZone)}`}
                onClick={() => setEnding(session)}
              >
                Akhiri
              </Button>
            )}
          </li>
        ))}
      </ul>
      {others.length > 1 ? (
        <div className="mt-4">
          <Button onClick={() => setEnding('others')}>Akhiri semua sesi lain</Button>
        </div>
      ) : null}
      {others.length === 0 ? (
        <p className="mt-3">Anda tidak masuk di perangkat lain.</p>
      ) : (
        <p className="mt-3">
          Ada yang tidak Anda kenal? Akhiri sesinya, lalu ganti kata sandi Anda.
        </p>
      )}
      <PasswordDialog
        open={ending !== undefined}
        onClose={() => setEnding(undefined)}
        title={
          ending === 'others'
            ? `Akhiri ${others.length} sesi lain?`
            : `Akhiri sesi ${ending?.device ?? ''}?`
        }
        confirm={ending === 'others' ? 'Akhiri semua' : 'Akhiri sesi'}
        onConfirm={async (password) => {
          if (ending === 'others') await endOthers(password);
          else if (ending) await endOne(ending.id, password);
        }}
      >
        <p>
          Di sana Anda harus masuk lagi. Aktivitas yang belum terkirim dari perangkat itu menunggu
          sampai Anda masuk.
        </p>
      </PasswordDialog>
    </>
  );
}
