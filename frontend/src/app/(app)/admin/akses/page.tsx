import type { Metadata } from 'next';
import { Ledger } from '@/components/ui/Ledger';
import { EmptyState } from '@/components/ui/EmptyState';
import { PageHead } from '@/components/ui/PageHead';
import { NextPage } from '@/components/ui/Pagination';
import { Section } from '@/components/ui/Section';
import { StatusTag } from '@/components/ui/StatusTag';
import { EndButton } from '@/features/organization/administration/components/EndButton';
import { GrantForm } from '@/features/organization/administration/components/GrantForm';
import { grantRole } from '@/features/organization/administration/labels';
import { readMe } from '@/features/portal/shell/me';
import { longDate } from '@/lib/format';
import { readGrants } from '@/features/organization/administration/api';

export const metadata: Metadata = { title: 'Akses' };

const STATUS = {
  active: ['Berlaku', 'done'],
  upcoming: ['Belum mulai', 'wait'],
  ended: ['Berakhir', 'done'],
} as const;

export default async function GrantsPage({
  searchParams,
}: {
  searchParams: Promise<{ mulai?: string }>;
}) {
  const { mulai } = await searchParams;
  const [me, page] = await Promise.all([readMe(), readGrants(mulai)]);
  const mayGive = page.allowedActions.includes('create');
  return (
    <>
      <PageHead
        title="Akses"
        sub="Akses di luar jabatan: admin, operator, pimpinan, dan auditor, masing-masing bertanggal."
      />
      <div className="body">
        <div className={mayGive ? 'two' : undefined}>
          <Section id="daftar" title="Yang mempunyai akses">
            {page.items.length === 0 ? (
              <EmptyState title="Belum ada akses tambahan">
                Kepala unit, penilai, dan ketua tim mendapat wewenang dari jabatan dan penugasan.
              </EmptyState>
            ) : (
              <Ledger
                caption="Akses, terbaru dahulu"
                hiddenCaption
                stack
                head={
                  <>
                    <th scope="col">Nama</th>
                    <th scope="col">Akses</th>
                    <th scope="col">Mulai</th>
                    <th scope="col">Sampai</th>
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
                        <b>{item.name}</b>
                        {item.positionName ? <small>{item.positionName}</small> : null}
                      </td>
                      <td>{grantRole(item.role)}</td>
                      <td data-label="Mulai">{longDate(item.startsOn)}</td>
                      <td data-label="Sampai">
                        {item.endsOn ? longDate(item.endsOn) : 'tanpa batas'}
                      </td>
                      <td>
                        <StatusTag tone={STATUS[item.status][1]}>
                          {STATUS[item.status][0]}
                        </StatusTag>
                      </td>
                      <td>
                        {item.allowedActions.includes('end') ? (
                          <EndButton
                            kind="grant"
                            id={item.id}
                            name={`akses ${grantRole(item.role)} ${item.name}`}
                          />
                        ) : null}
                      </td>
                    </tr>
                  ))}
                </tbody>
              </Ledger>
            )}
            <NextPage href={page.nextCursor ? `/admin/akses?mulai=${page.nextCursor}` : null} />
          </Section>
          {mayGive ? (
            <Section id="baru" title="Beri akses">
              <div className="mt-4">
                <GrantForm today={me.today} />
              </div>
            </Section>
          ) : null}
        </div>
      </div>
    </>
  );
}
