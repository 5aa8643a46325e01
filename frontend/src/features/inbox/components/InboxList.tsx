import Link from 'next/link';
import type { ReactNode } from 'react';
import { BulkBar } from '@/components/ui/BulkBar';
import { ButtonLink } from '@/components/ui/Button';
import { CapacityTag, StatusTag } from '@/components/ui/StatusTag';
import { daysBetween, relativeDay } from '@/lib/format';
import { capacityMark, grantOf, type InboxItem, keyOf, KIND } from '../labels';
import { checkHref, inboxHref } from '../links';

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

export function InboxList({
  items,
  selectedKey,
  kind,
  today,
  filters,
  checked,
  onToggle,
}: {
  items: readonly InboxItem[];
  selectedKey: string;
  kind: string | null;
  today: string;
  filters: ReactNode;
  checked: ReadonlySet<string>;
  onToggle: (key: string) => void;
}) {
  const bulk = items.filter((item) => grantOf(item)?.bulk);
  const chosen = bulk.map(keyOf).filter((key) => checked.has(key));
  return (
    <section className="ib-l" aria-label="Daftar yang menunggu">
      {filters}
      <ul>
        {items.map((item) => {
          const key = keyOf(item);
          const isSelected = key === selectedKey;
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
                  {KIND[item.kind]}
                  {mark ? <CapacityTag>{mark}</CapacityTag> : null}
                  <DueTag dueAt={item.dueAt} today={today} />
                </span>
              </Link>
            </li>
          );
        })}
      </ul>
      <BulkBar selected={chosen.length} total={bulk.length}>
        <ButtonLink href={checkHref(chosen, kind)}>Periksa {chosen.length}</ButtonLink>
      </BulkBar>
    </section>
  );
}
