import dynamic from 'next/dynamic';
import Link from 'next/link';
import {
  type ReactNode,
  useDeferredValue,
  useEffect,
  useRef,
  useState,
  useSyncExternalStore,
} from 'react';
import { BulkBar } from '@/components/ui/BulkBar';
import { Button, ButtonLink } from '@/components/ui/Button';
import { CapacityTag, StatusTag } from '@/components/ui/StatusTag';
import { daysBetween, relativeDay } from '@/lib/format';
import { capacityMark, grantOf, type InboxRow, isReturnedInBulk, keyOf, KINDS } from '../labels';
import { checkHref, inboxHref } from '../links';

/** Loaded when it is asked for: most who come here decide one by one. */
const BulkReturn = dynamic(() => import('./BulkReturn').then((part) => part.BulkReturn), {
  ssr: false,
});

/** How long it waits, in days. */
function age(since: string, today: string): string {
  const days = daysBetween(since, today);
  return days <= 0 ? 'Hari ini' : `${days} hari`;
}

/** A tag only when the last day is near or gone. */
function DueTag({ dueAt, today }: { dueAt: string | null; today: string }) {
  if (dueAt === null) return null;
  const days = daysBetween(today, dueAt);
  if (days > 3) return null;
  return days < 0 ? (
    <StatusTag tone="err">Lewat {-days} hari</StatusTag>
  ) : (
    <StatusTag tone="wait">Batas {relativeDay(dueAt, today)}</StatusTag>
  );
}

/** More rows than a screen shows at first. */
const FIRST = 30;
/** A row is about so high, in rem. */
const ROW = 5.5;
const never = () => () => undefined;

/**
 * The first rows, and in a quiet moment after the page came to life all of them: most of a long list lies below the screen,
 * and making it would hold up what is seen.
 */
function useRows(items: readonly InboxRow[], selected: number): readonly InboxRow[] {
  const isLive = useSyncExternalStore(
    never,
    () => true,
    () => false,
  );
  return useDeferredValue(isLive) ? items : items.slice(0, Math.max(FIRST, selected + 1));
}

export function InboxList({
  items,
  selected,
  kind,
  today,
  filters,
  checked,
  onToggle,
}: {
  items: readonly InboxRow[];
  /** Index of the one beside the list. */
  selected: number;
  kind: string | null;
  today: string;
  filters: ReactNode;
  checked: ReadonlySet<string>;
  onToggle: (key: string) => void;
}) {
  const rows = useRows(items, selected);
  const missing = items.length - rows.length;
  const bulk = items.filter((item) => grantOf(item)?.bulk);
  const chosen = bulk.filter((item) => checked.has(keyOf(item)));
  const returnable = chosen.filter(isReturnedInBulk);
  const [returning, setReturning] = useState<readonly InboxRow[]>();
  const list = useRef<HTMLElement>(null);
  const isReturned = useRef(false);
  // The bar with the button that had the focus goes with what was returned.
  useEffect(() => {
    if (returning || !isReturned.current) return;
    isReturned.current = false;
    list.current?.focus();
  }, [returning]);
  return (
    <>
      <section ref={list} className="ib-l" aria-label="Daftar yang menunggu" tabIndex={-1}>
        {filters}
        <ul>
          {rows.map((item, index) => {
            const key = keyOf(item);
            const isSelected = index === selected;
            const mark = capacityMark(item.via);
            return (
              <li key={key} className={isSelected ? 'sel' : undefined}>
                {grantOf(item)?.bulk ? (
                  <label>
                    <input
                      type="checkbox"
                      aria-label={`Pilih ${item.title}`}
                      checked={checked.has(key)}
                      onChange={() => onToggle(key)}
                    />
                  </label>
                ) : (
                  <span />
                )}
                <Link
                  href={`${inboxHref({ kind, selected: key })}#pratinjau`}
                  prefetch={false}
                  aria-current={isSelected ? 'true' : undefined}
                >
                  <span className="l1">
                    <b>{item.requestedBy}</b>
                    <time dateTime={item.since}>{age(item.since, today)}</time>
                  </span>
                  <span className="l2">{item.title}</span>
                  <span className="l3">
                    {KINDS[item.kind].label}
                    {mark ? <CapacityTag>{mark}</CapacityTag> : null}
                    <DueTag dueAt={item.dueAt} today={today} />
                  </span>
                </Link>
              </li>
            );
          })}
          {missing > 0 ? (
            // Room for them, so that the browser finds its place again after a reload.
            <li className="rest" aria-hidden="true" style={{ height: `${missing * ROW}rem` }} />
          ) : null}
        </ul>
        {missing > 0 ? (
          <noscript>
            <p className="missing">
              {missing} lainnya tidak ditampilkan karena JavaScript mati. Nyalakan JavaScript untuk
              melihat semuanya.
            </p>
          </noscript>
        ) : null}
        <BulkBar selected={chosen.length} total={bulk.length}>
          {returnable.length > 0 ? (
            <Button onClick={() => setReturning(returnable)}>Kembalikan {returnable.length}</Button>
          ) : null}
          <ButtonLink href={checkHref(chosen.map(keyOf), kind)}>Periksa {chosen.length}</ButtonLink>
        </BulkBar>
      </section>
      {returning ? (
        <BulkReturn
          items={returning}
          onReturned={() => {
            isReturned.current = true;
          }}
          onClose={() => setReturning(undefined)}
        />
      ) : null}
    </>
  );
}
