import type { Metadata } from 'next';
import Link from 'next/link';
import { EmptyState } from '@/components/ui/EmptyState';
import { Icon } from '@/components/ui/Icon';
import { PageHead } from '@/components/ui/PageHead';
import { NextPage } from '@/components/ui/Pagination';
import { Section } from '@/components/ui/Section';
import { StatusTag } from '@/components/ui/StatusTag';
import { readMe } from '@/features/portal/shell/me';
import { may } from '@/features/portal/shell/navigation';
import { StartSkp } from '@/features/planning/skp/components/StartSkp';
import { REVISIONS, type SkpListItem, STATUSES } from '@/features/planning/skp/labels';
import { readSkpList } from '@/features/planning/skp/read';
import { dateRange } from '@/lib/format';

export const metadata: Metadata = { title: 'SKP' };

/** `own`: the reader wrote it; otherwise the reader is the one it waits for. */
function State({ skp, own }: { skp: SkpListItem; own: boolean }) {
  const { revision, status } = skp;
  if (revision.status === 'submitted') {
    const who = own ? (skp.assessorName ?? 'penilai') : 'Anda';
    return <StatusTag tone="wait">Menunggu {who}</StatusTag>;
  }
  if (revision.status === 'draft') {
    return <StatusTag tone="wait">{REVISIONS.draft}</StatusTag>;
  }
  return <span className="sm muted">{STATUSES[status]}</span>;
}

function SkpRows({ items, own }: { items: readonly SkpListItem[]; own: boolean }) {
  return (
    <ul className="rows">
      {items.map((skp) => (
        <li key={skp.id}>
          <Link className="item" href={`/skp/${skp.id}`} prefetch={false}>
            <span className="item-b">
              <b>
                {own
                  ? `SKP ${skp.from.slice(0, 4)}, versi ${skp.revision.number}`
                  : skp.employeeName}
              </b>
              <small>
                {own
                  ? `${dateRange(skp.from, skp.until)} · ${skp.rhkCount} RHK`
                  : `${skp.positionName}, ${skp.unitName} · versi ${skp.revision.number}, ${skp.rhkCount} RHK`}
              </small>
            </span>
            <State skp={skp} own={own} />
            <Icon name="right" className="go" />
          </Link>
        </li>
      ))}
    </ul>
  );
}

export default async function SkpListPage({
  searchParams,
}: {
  searchParams: Promise<{ cursor?: string }>;
}) {
  const { cursor } = await searchParams;
  const asked = readMe();
  const [me, mine, assessed] = await Promise.all([
    asked,
    readSkpList('mine'),
    asked.then((one) => (may(one, 'approve-skp') ? readSkpList('assessed', cursor) : null)),
  ]);
  const hasCurrent = mine.items.some((skp) => skp.from <= me.today && me.today <= skp.until);
  const [format] = mine.startFormats;
  const mayStart = mine.allowedActions.includes('start');
  return (
    <>
      <PageHead title="SKP" sub="Sasaran Kinerja Pegawai: yang Anda susun dan yang Anda nilai." />
      <div className="body">
        {mayStart || mine.items.length > 0 ? (
          <Section id="saya" title="SKP saya">
            {mine.items.length > 0 ? <SkpRows items={mine.items} own /> : null}
            {mayStart && format && !hasCurrent ? (
              <EmptyState
                title={`SKP ${me.today.slice(0, 4)} belum disusun`}
                action={<StartSkp format={format} />}
              >
                Anda yang memulai; {me.assessor?.name ?? 'penilai Anda'} menyetujuinya sesudah
                diajukan. Rencana atasan tidak perlu menunggu selesai.
              </EmptyState>
            ) : null}
            {mayStart ? (
              <p className="mt-4 sm">
                Penilai salah atau belum ada? <Link href="/skp/penilai">Usulkan perbaikannya</Link>.
              </p>
            ) : null}
          </Section>
        ) : null}
        {assessed ? (
          <Section id="dinilai" title="Yang saya nilai">
            {assessed.items.length > 0 ? (
              <>
                <SkpRows items={assessed.items} own={false} />
                {assessed.nextCursor ? (
                  <NextPage href={`/skp?cursor=${encodeURIComponent(assessed.nextCursor)}`} />
                ) : null}
              </>
            ) : (
              <EmptyState title="Belum ada SKP">
                SKP pegawai yang Anda nilai tampil di sini begitu mereka mulai menyusunnya.
              </EmptyState>
            )}
          </Section>
        ) : null}
      </div>
    </>
  );
}
