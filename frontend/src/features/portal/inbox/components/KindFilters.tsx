import Link from 'next/link';
import { waitingCount } from '@/lib/format';
import { type Inbox, KINDS } from '../labels';
import { inboxHref } from '../links';

/** Kinds with something waiting, each with its count. */
export function KindFilters({ inbox, kind }: { inbox: Inbox; kind: string | null }) {
  const counts = inbox.counts.filter(({ count }) => count > 0);
  return (
    <nav className="ib-f" aria-label="Jenis">
      <Link
        href={inboxHref({ kind: null, selected: null })}
        aria-current={kind ? undefined : 'true'}
      >
        Semua {waitingCount(inbox.total)}
      </Link>
      {counts.map(({ kind: each, count }) => (
        <Link
          key={each}
          href={inboxHref({ kind: each, selected: null })}
          aria-current={kind === each ? 'true' : undefined}
        >
          {KINDS[each].label} {waitingCount(count)}
        </Link>
      ))}
    </nav>
  );
}
