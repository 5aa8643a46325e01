'use client';

import Link from 'next/link';
import { useRouter } from 'next/navigation';
import {
  type ReactNode,
  useCallback,
  useEffect,
  useMemo,
  useRef,
  useState,
  useTransition,
} from 'react';
import { Button, ButtonLink } from '@/components/ui/Button';
import { ConfirmDialog } from '@/components/ui/ConfirmDialog';
import { Icon } from '@/components/ui/Icon';
import { toast } from '@/components/ui/Toast';
import { StepOutcome } from '@/features/teams/assignments/components/StepOutcome';
import { LetterPreview } from '@/features/documents/letters/components/LetterPreviewOnDemand';
import { messageOf } from '@/lib/problem';
import { decideOne } from '../api';
import {
  grantOf,
  type InboxRow,
  keyOf,
  KINDS,
  namedTitle,
  type OfferedVerb,
  refusalOf,
  verbsOf,
} from '../labels';
import { inboxHref } from '../links';
import { useDecisionGate } from '../use-decision-gate';
import { useInboxKeys } from '../use-inbox-keys';
import { InboxList } from './InboxList';

/** A verb and the item that was on the screen when it was pressed. */
interface Asked {
  verb: OfferedVerb;
  item: InboxRow;
}

/** List and preview; decided without leaving the list. */
export function InboxFrame({
  items,
  selectedKey,
  link,
  isOpen,
  kind,
  today,
  filters,
  preview,
}: {
  items: readonly InboxRow[];
  selectedKey: string;
  /** The page that shows the selected one whole. */
  link: string;
  /** On a phone the preview stands instead of the list once a row was chosen. */
  isOpen: boolean;
  kind: string | null;
  today: string;
  filters: ReactNode;
  preview: ReactNode;
}) {
  const router = useRouter();
  const [checked, setChecked] = useState<ReadonlySet<string>>(new Set());
  const [asked, setAsked] = useState<Asked | null>(null);
  const index = Math.max(
    0,
    items.findIndex((item) => keyOf(item) === selectedKey),
  );
  const item = items[index];
  const { isOpen: isReady, isSending, press, decide } = useDecisionGate(item);

  // Quick presses count from the row wanted last, which the server may not have shown yet.
  const [isMoving, startMove] = useTransition();
  const wanted = useRef(index);
  useEffect(() => {
    if (!isMoving) wanted.current = index;
  }, [isMoving, index]);
  const go = useCallback(
    (step: number) => {
      const at = Math.min(items.length - 1, Math.max(0, wanted.current + step));
      const next = items[at];
      if (!next) return;
      wanted.current = at;
      document.querySelectorAll('.ib-l li')[at]?.scrollIntoView({ block: 'nearest' });
      startMove(() =>
        router.replace(inboxHref({ kind, selected: keyOf(next) }), { scroll: false }),
      );
    },
    [items, kind, router],
  );

  const send = useCallback(
    async ({ verb, item: pressed }: Asked, note: string, seen: string | null) => {
      const isSent = await decide(pressed, () => decideOne(pressed, verb.action, note, seen));
      if (!isSent) return;
      // Its confirmation stands above the list: the letter's number and who is next.
      const done = KINDS[pressed.kind].isReceipted ? pressed.id : null;
      if (done === null) toast(`${verb.done}: ${namedTitle(pressed)}`);
      const at = items.findIndex((one) => keyOf(one) === keyOf(pressed));
      const next = items[at + 1] ?? items[at - 1];
      const selected = isOpen && next ? keyOf(next) : null;
      router.replace(inboxHref({ kind, selected, done }), { scroll: done !== null });
      router.refresh();
    },
    [decide, isOpen, items, kind, router],
  );

  const act = useCallback(
    async (pressed: InboxRow, verb: OfferedVerb | undefined) => {
      if (!verb || !press(pressed)) return;
      const meant = { verb, item: pressed };
      if (verb.explain !== undefined || verb.note !== 'none') {
        setAsked(meant);
        return;
      }
      try {
        await send(meant, '', null);
      } catch (problem) {
        toast(messageOf(problem));
        router.refresh();
      }
    },
    [press, router, send],
  );

  const keys = useMemo(
    () => ({
      next: () => go(1),
      previous: () => go(-1),
      grant: () => item && void act(item, grantOf(item)),
      refuse: () => item && void act(item, refusalOf(item)),
    }),
    [act, go, item],
  );
  useInboxKeys(keys);

  const toggle = (key: string) =>
    setChecked((before) => {
      const after = new Set(before);
      if (!after.delete(key)) after.add(key);
      return after;
    });

  if (!item) return null;
  const verbs = verbsOf(item);
  return (
    <div className={isOpen ? 'ib open' : 'ib'}>
      <InboxList
        items={items}
        selected={index}
        kind={kind}
        today={today}
        filters={filters}
        checked={checked}
        onToggle={toggle}
      />
      <article className="ib-p" id="pratinjau" aria-labelledby="p-h">
        <div className="ib-top">
          <Link
            className="icon-btn"
            href={inboxHref({ kind, selected: null })}
            aria-label="Kembali"
          >
            <Icon name="left" />
          </Link>
          {index + 1} dari {items.length}
          {verbs.length > 0 ? (
            <Link className="whole" href={link} prefetch={false}>
              Lihat lengkap
            </Link>
          ) : null}
        </div>
        <div className="in" tabIndex={0} role="region" aria-label="Pratinjau">
          {preview}
        </div>
        <div className="ib-a">
          {verbs.map((verb) => (
            <Button
              key={verb.action}
              variant={verb.tone}
              className={isSending ? undefined : 'steady'}
              busy={isSending}
              aria-disabled={!isReady || undefined}
              onClick={() => void act(item, verb)}
            >
              {verb.label}
              {verb.action === grantOf(item)?.action ? <kbd>1</kbd> : null}
              {verb.action === refusalOf(item)?.action ? <kbd>3</kbd> : null}
            </Button>
          ))}
          {verbs.length === 0 ? (
            <ButtonLink variant="primary" href={link}>
              {KINDS[item.kind].open ?? 'Buka'}
            </ButtonLink>
          ) : (
            <ButtonLink variant="plain" className="only-d" href={link}>
              Lihat lengkap
            </ButtonLink>
          )}
          <span className="k">
            <span>
              <kbd>J</kbd> <kbd>K</kbd> pindah
            </span>
          </span>
        </div>
      </article>
      <ConfirmDialog
        open={asked !== null}
        onClose={() => setAsked(null)}
        title={asked?.verb.label ?? ''}
        confirm={asked?.verb.label ?? ''}
        onConfirm={(note, seen) => (asked ? send(asked, note, seen) : Promise.resolve())}
        note={
          asked && asked.verb.note !== 'none'
            ? { label: asked.verb.noteLabel ?? 'Catatan', required: asked.verb.note === 'required' }
            : undefined
        }
        preview={
          asked?.verb.bringsLetters
            ? { Part: LetterPreview, id: asked.item.id, refusing: asked.verb.refusing }
            : undefined
        }
      >
        {asked ? <p>{namedTitle(asked.item)}</p> : null}
        {asked?.verb.explain ? <p className="muted mt-2">{asked.verb.explain}</p> : null}
        {asked?.verb.bringsLetters && !asked.verb.refusing ? (
          <StepOutcome id={asked.item.id} />
        ) : null}
      </ConfirmDialog>
    </div>
  );
}
