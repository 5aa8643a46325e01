import type { Metadata } from 'next';
import Link from 'next/link';
import { EmptyState } from '@/components/ui/EmptyState';
import { Ledger } from '@/components/ui/Ledger';
import { PageHead } from '@/components/ui/PageHead';
import { NextPage } from '@/components/ui/Pagination';
import { Section } from '@/components/ui/Section';
import { StatusTag } from '@/components/ui/StatusTag';
import { DelegationForm } from '@/features/organization/administration/components/DelegationForm';
import { EndButton } from '@/features/organization/administration/components/EndButton';
import { actingPrefix } from '@/features/organization/words';
import { readMe } from '@/features/portal/shell/me';
import { dateRange } from '@/lib/format';
import { readDelegations, readUnits } from '@/features/organization/administration/api';

export const metadata: Metadata = { title: 'Plt/Plh' };

const STATUS = {
  active: ['Berlaku', 'done'],
  upcoming: ['Belum mulai', 'wait'],
  ended: ['Berakhir', 'done'],
  revoked: ['Dicabut', 'done'],
} as const;

export default async function DelegationsPage({
  searchParams,
}: {
  searchParams: Promise<{ mulai?: string }>;
}) {
  const { mulai } = await searchParams;
  const [me, { items: units }, page] = await Promise.all([
    readMe(),
    readUnits(),
    readDelegations(mulai),
  ]);
  const mayEnter = page.allowedActions.includes('create');
  return (
    <>
      <PageHead
        title="Plt/Plh"
        sub="Yang ditunjuk menerima semua permintaan yang menunggu di unit itu, sejak hari pertama."
      />
      <div className="body">
        <div className={mayEnter ? 'two' : undefined}>
          <Section id="daftar" title="Pelimpahan">
            {page.items.length === 0 ? (
              <EmptyState title="Belum ada Plt atau Plh">
                Semua unit diwakili kepalanya sendiri.
              </EmptyState>
            ) : (
              <Ledger
                caption="Plt dan Plh, terbaru dahulu"
                hiddenCaption
                stack
                head={
                  <>
                    <th scope="col">Yang ditunjuk</th>
                    <th scope="col">Untuk unit</th>
                    <th scope="col">Berlaku</th>
                    <th scope="col">Status</th>
                    <th scope="col">
                      <span className="vh">Tindakan</span>
                    </th>
                  </>
                }
              >
                <tbody>
                  {page.items.map((item) => (
                    <tr key={item.id}>
                      <td>
                        <b>
                          {actingPrefix(item.kind)}
                          {item.delegate.name}
                        </b>
                        <small>{item.delegate.positionName}</small>
                      </td>
                      <td>
                        <Link prefetch={false} className="quiet" href={`/unit/${item.unit.id}`}>
                          {item.unit.name}
                        </Link>
                        <small>{item.basis}</small>
                      </td>
                      <td>{dateRange(item.startsOn, item.endsOn)}</td>
                      <td>
                        <StatusTag tone={STATUS[item.status][1]}>
                          {STATUS[item.status][0]}
                        </StatusTag>
                      </td>
                      <td>
                        {item.allowedActions.includes('revoke') ? (
                          <EndButton
                            kind="delegation"
                            id={item.id}
                            name={`${actingPrefix(item.kind)}${item.unit.name}`}
                          />
                        ) : null}
                      </td>
                    </tr>
                  ))}
                </tbody>
              </Ledger>
            )}
            <NextPage
              href={page.nextCursor ? `/admin/pelimpahan?mulai=${page.nextCursor}` : null}
            />
          </Section>
          {mayEnter ? (
            <Section id="baru" title="Tunjuk Plt atau Plh">
              <div className="mt-4">
                <DelegationForm units={units} today={me.today} />
              </div>
            </Section>
          ) : null}
        </div>
      </div>
    </>
  );
}
