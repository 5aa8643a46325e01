'use client';

import { useRouter } from 'next/navigation';
import Link from 'next/link';
import {
  Fragment,
  type ReactNode,
  type Ref,
  useCallback,
  useEffect,
  useRef,
  useState,
} from 'react';
import { Button, ButtonLink } from '@/components/ui/Button';
import { CheckAnswers } from '@/components/ui/CheckAnswers';
import { Notice } from '@/components/ui/Notice';
import { PageHead } from '@/components/ui/PageHead';
import { Section } from '@/components/ui/Section';
import { letterKind } from '@/features/teams/assignments/labels';
import { LetterPreview } from '@/features/documents/letters/components/LetterPreviewOnDemand';
import { longDate } from '@/lib/format';
import { messageOf } from '@/lib/problem';
import { type Decided, decideMany } from '../api';
import { grantOf, type InboxItem, keyOf, namedTitle } from '../labels';
import { Undecided } from './Undecided';

/** Every decision before it is sent; afterwards what was done and what was not, and why. */
export function CheckPanel({ items, back }: { items: readonly InboxItem[]; back: string }) {
  const router = useRouter();
  // As chosen: what is decided leaves the list while its result is read.
  const [asked] = useState(items);
  const [chosen, setChosen] = useState(items);
  const [result, setResult] = useState<Decided | null>(null);
  const [error, setError] = useState<string>();
  const [busy, setBusy] = useState(false);
  // By row, the hash of the letters that are on the screen.
  const [seen, setSeen] = useState<Readonly<Record<string, string | null>>>({});
  const onSeen = useCallback(
    (key: string, hash: string | null) => setSeen((before) => ({ ...before, [key]: hash })),
    [],
  );
  const heading = useRef<HTMLHeadingElement>(null);
  const isEmpty = items.length === 0 && result === null;
  const titleOf = (key: string) => {
    const item = asked.find((one) => keyOf(one) === key);
    return item ? namedTitle(item) : '';
  };
  // The button that had the focus is gone.
  useEffect(() => {
    if (result) heading.current?.focus();
  }, [result]);
  useEffect(() => {
    if (isEmpty) router.replace(back);
  }, [back, isEmpty, router]);

  const send = async () => {
    setBusy(true);
    setError(undefined);
    try {
      setResult(
        await decideMany(
          chosen.flatMap((item) => {
            const verb = grantOf(item);
            return verb
              ? [{ item, action: verb.action, letterHash: seen[keyOf(item)] ?? null }]
              : [];
          }),
        ),
      );
      // The menu counts what waits.
      router.refresh();
    } catch (problem) {
      setError(messageOf(problem));
    } finally {
      setBusy(false);
    }
  };

  if (result) {
    const failed = result.items.filter((item) => !item.done);
    const done = result.items.filter((item) => item.done);
    return (
      <Frame
        title={done.length > 0 ? 'Keputusan tersimpan' : 'Tidak ada yang diputus'}
        headingRef={heading}
      >
        <Notice tone={failed.length === 0 ? 'ok' : 'wait'}>
          <b>
            {result.done} dari {result.items.length} keputusan tersimpan.
          </b>{' '}
          {failed.length === 0
            ? 'Yang menunggu berikutnya sudah diberi tahu.'
            : `${failed.length} tidak diputus; alasannya di bawah.`}
        </Notice>
        {done.length > 0 ? (
          <Section id="tersimpan" title="Tersimpan" aside={`${done.length}`}>
            <ul className="letters-list">
              {done.map((item) => (
                <li key={keyOf(item)}>
                  <b>{titleOf(keyOf(item))}</b>
                  {item.letters.map(({ id, kind, number }) => (
                    <Fragment key={id}>
                      <br />
                      {letterKind(kind)}{' '}
                      <Link className="tap" href={`/surat/${id}`} prefetch={false}>
                        {number}
                      </Link>
                    </Fragment>
                  ))}
                  {item.next ? (
                    <>
                      <br />
                      <span className="muted">
                        Berikutnya: {item.next.act}, {item.next.withWhom}
                        {item.next.dueAt ? `, batas ${longDate(item.next.dueAt)}` : ''}
                      </span>
                    </>
                  ) : null}
                </li>
              ))}
            </ul>
          </Section>
        ) : null}
        {failed.length > 0 ? (
          <Section id="gagal" title="Tidak diputus">
            <Undecided failed={failed} items={asked} />
          </Section>
        ) : null}
        <div className="acts-row mt-6">
          <ButtonLink variant="primary" href={back}>
            Kembali ke daftar
          </ButtonLink>
        </div>
      </Frame>
    );
  }
  if (isEmpty) return null;
  const withLetters = chosen.filter(({ letters }) => (letters ?? []).length > 0);
  const isRead = withLetters.every((item) => keyOf(item) in seen);
  return (
    <Frame title="Periksa sebelum kirim">
      <CheckAnswers
        answers={chosen.map((item) => ({
          label: item.requestedBy,
          value: (
            <>
              {item.title}
              <br />
              <span className="muted">{grantOf(item)?.label}</span>
            </>
          ),
          change: (
            <Button
              variant="plain"
              onClick={() => setChosen(chosen.filter((other) => other !== item))}
            >
              Keluarkan<span className="vh"> {item.title}</span>
            </Button>
          ),
        }))}
      />
      {withLetters.length > 0 ? (
        <Section id="surat" title="Surat yang terbit" aside={`${withLetters.length}`}>
          <p className="muted">Baca setiap surat: itulah yang Anda tanda tangani.</p>
          {withLetters.map((item) => (
            <div key={keyOf(item)} className="mt-6">
              <h3>{item.title}</h3>
              <RowLetters item={item} onSeen={onSeen} />
            </div>
          ))}
        </Section>
      ) : null}
      {error ? <Notice tone="err">{error}</Notice> : null}
      <div className="acts-row mt-6">
        <Button
          variant="primary"
          large
          busy={busy || chosen.length === 0 || !isRead}
          onClick={() => void send()}
        >
          Kirim {chosen.length} keputusan
        </Button>
        <ButtonLink large href={back}>
          Kembali
        </ButtonLink>
      </div>
    </Frame>
  );
}

/** The letters of one row, as they would be signed. */
function RowLetters({
  item,
  onSeen,
}: {
  item: InboxItem;
  onSeen: (key: string, hash: string | null) => void;
}) {
  const key = keyOf(item);
  const tell = useCallback((hash: string | null) => onSeen(key, hash), [key, onSeen]);
  return <LetterPreview id={item.id} note="" round={0} onSeen={tell} />;
}

function Frame({
  title,
  headingRef,
  children,
}: {
  title: string;
  headingRef?: Ref<HTMLHeadingElement>;
  children: ReactNode;
}) {
  return (
    <>
      <PageHead crumb="Persetujuan" title={title} headingRef={headingRef} />
      <div className="body max-w-[800px]">{children}</div>
    </>
  );
}
