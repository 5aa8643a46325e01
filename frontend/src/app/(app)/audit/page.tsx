import type { Metadata } from 'next';
import Link from 'next/link';
import { Button } from '@/components/ui/Button';
import { EmptyState } from '@/components/ui/EmptyState';
import { SelectField } from '@/components/ui/Field';
import { Ledger } from '@/components/ui/Ledger';
import { PageHead } from '@/components/ui/PageHead';
import { NextPage } from '@/components/ui/Pagination';
import { AuditDetail } from '@/features/portal/audit/components/AuditDetail';
import {
  actionLabel,
  AUDIT_ENTITIES,
  capacityOf,
  entityLabel,
} from '@/features/portal/audit/labels';
import { readMe } from '@/features/portal/shell/me';
import { dateTime } from '@/lib/format';
import { readAudit } from '@/features/portal/audit/api';

export const metadata: Metadata = { title: 'Audit' };

export default async function AuditPage({
  searchParams,
}: {
  searchParams: Promise<{ hal?: string; id?: string; mulai?: string }>;
}) {
  const { hal, id, mulai } = await searchParams;
  const entity = hal || undefined;
  const [me, page] = await Promise.all([
    readMe(),
    readAudit({ entity, id: id || undefined, cursor: mulai }),
  ]);
  const filter = { ...(entity ? { hal: entity } : {}), ...(id ? { id } : {}) };
  return (
    <>
      <PageHead
        title="Audit"
        sub="Setiap keputusan: siapa, kapan, sebagai apa. Catatan ini tidak dapat diubah."
      />
      <div className="body">
        <form className="filters" action="/audit">
          <SelectField id="hal" name="hal" label="Hal" defaultValue={entity ?? ''}>
            <option value="">Semua hal</option>
            {AUDIT_ENTITIES.map(([code, name]) => (
              <option key={code} value={code}>
                {name}
              </option>
            ))}
          </SelectField>
          <Button type="submit">Saring</Button>
          {entity || id ? <Link href="/audit">Hapus saringan</Link> : null}
        </form>
        {page.items.length === 0 ? (
          <EmptyState title="Tidak ada catatan">
            {entity
              ? `Belum ada keputusan tentang ${entityLabel(entity)}.`
              : 'Catatan muncul begitu ada keputusan pertama.'}
          </EmptyState>
        ) : (
          <Ledger
            caption="Catatan audit, terbaru dahulu"
            hiddenCaption
            stack
            head={
              <>
                <th scope="col">Waktu</th>
                <th scope="col">Perbuatan</th>
                <th scope="col">Oleh</th>
              </>
            }
          >
            <tbody>
              {page.items.map((event) => (
                <tr key={event.id}>
                  <td>{dateTime(event.at, me.agency.timeZone)}</td>
                  <td>
                    <b>{actionLabel(event.action)}</b>
                    {event.entityId ? (
                      <small>
                        <Link
                          className="tap"
                          prefetch={false}
                          href={`/audit?hal=${event.entity}&id=${event.entityId}`}
                        >
                          Semua catatan tentang ini
                        </Link>
                      </small>
                    ) : null}
                    <AuditDetail detail={event.detail} />
                  </td>
                  <td data-label="Oleh">
                    {event.actorName}
                    {event.via ? <small>sebagai {capacityOf(event.via)}</small> : null}
                  </td>
                </tr>
              ))}
            </tbody>
          </Ledger>
        )}
        <NextPage
          href={
            page.nextCursor
              ? `/audit?${new URLSearchParams({ ...filter, mulai: page.nextCursor })}`
              : null
          }
          label="Catatan sebelumnya"
        />
      </div>
    </>
  );
}
