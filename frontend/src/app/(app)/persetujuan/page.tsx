import type { Metadata } from 'next';
import { EmptyState } from '@/components/ui/EmptyState';
import { ButtonLink } from '@/components/ui/Button';
import { PageHead } from '@/components/ui/PageHead';
import { AssignmentReceipt } from '@/features/teams/assignments/components/AssignmentReceipt';
import { findAssignment } from '@/features/teams/assignments/read';
import { InboxFrame } from '@/features/portal/inbox/components/InboxFrame';
import { KindFilters } from '@/features/portal/inbox/components/KindFilters';
import {
  type Inbox,
  type InboxItem,
  type InboxRow,
  keyOf,
  KINDS,
} from '@/features/portal/inbox/labels';
import { inboxHref } from '@/features/portal/inbox/links';
import { readInbox, readKind } from '@/features/portal/inbox/read';
import { PREVIEWS } from '@/features/portal/inbox/previews';
import { KeysButton } from '@/features/portal/shell/components/KeysHelp';
import { readMe } from '@/features/portal/shell/me';
import { daysBetween, fullDate, sentence, waitingCount } from '@/lib/format';

export const metadata: Metadata = { title: 'Persetujuan' };

/** "Paling lama 6 hari: SKP 2026, Theresia Nasution, batas Jumat, 27 November 2026." */
function oldestLine(inbox: Inbox, today: string): string | undefined {
  const [first, ...rest] = inbox.items;
  if (!first) return undefined;
  const oldest = rest.reduce((a, b) => (b.since < a.since ? b : a), first);
  const days = Math.max(0, daysBetween(oldest.since, today));
  const due = oldest.dueAt ? `, batas ${fullDate(oldest.dueAt)}` : '';
  return sentence(`Paling lama ${days === 0 ? 'hari ini' : `${days} hari`}: ${oldest.title}${due}`);
}

const rowOf = ({ summary: _summary, link: _link, ...row }: InboxItem): InboxRow => row;

export default async function InboxPage({
  searchParams,
}: {
  searchParams: Promise<{ jenis?: string; pilih?: string; selesai?: string }>;
}) {
  const { jenis, pilih, selesai } = await searchParams;
  const kind = readKind(jenis);
  const [me, inbox, decided] = await Promise.all([
    readMe(),
    readInbox(kind),
    selesai ? findAssignment(selesai) : null,
  ]);
  const chosen = inbox.items.find((item) => keyOf(item) === pilih);
  const item = chosen ?? inbox.items[0];
  const Preview = item ? PREVIEWS[item.kind] : undefined;
  const filters = <KindFilters inbox={inbox} kind={kind} />;
  return (
    <>
      <PageHead
        title={
          inbox.total === 0
            ? 'Tidak ada yang menunggu Anda'
            : `${waitingCount(inbox.total)} menunggu Anda`
        }
        sub={oldestLine(inbox, me.today)}
        actions={item ? <KeysButton /> : undefined}
      />
      {decided ? (
        <AssignmentReceipt
          assignment={decided}
          close={inboxHref({ kind, selected: pilih ?? null })}
        />
      ) : null}
      {item ? (
        <InboxFrame
          items={inbox.items.map(rowOf)}
          selectedKey={keyOf(item)}
          link={item.link}
          isOpen={chosen !== undefined}
          kind={kind}
          today={me.today}
          filters={filters}
          preview={
            Preview ? (
              <Preview item={item} timeZone={me.agency.timeZone} />
            ) : (
              <>
                <p className="meta">
                  {KINDS[item.kind].label}, diminta {item.requestedBy}
                </p>
                <h2 id="p-h">{item.title}</h2>
                <p>{item.summary}</p>
              </>
            )
          }
        />
      ) : (
        <div className="body">
          {kind ? filters : null}
          <EmptyState
            title="Semua sudah diputus"
            action={<ButtonLink href="/beranda">Ke beranda</ButtonLink>}
          >
            Permintaan baru muncul di sini begitu seseorang menunggu keputusan Anda.
          </EmptyState>
        </div>
      )}
    </>
  );
}
