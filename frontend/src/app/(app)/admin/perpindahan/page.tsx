import type { Metadata } from 'next';
import { EmptyState } from '@/components/ui/EmptyState';
import { Ledger } from '@/components/ui/Ledger';
import { PageHead } from '@/components/ui/PageHead';
import { NextPage } from '@/components/ui/Pagination';
import { Section } from '@/components/ui/Section';
import { StatusTag } from '@/components/ui/StatusTag';
import { readUnits } from '@/features/organization/administration/api';
import { readMe } from '@/features/portal/shell/me';
import {
  readDoubles,
  readOtherAgencies,
  readTransfers,
} from '@/features/organization/transfers/api';
import { AskForm } from '@/features/organization/transfers/components/AskForm';
import { ReleaseForm } from '@/features/organization/transfers/components/ReleaseForm';
import { SettleDouble } from '@/features/organization/transfers/components/SettleDouble';
import { TransferActions } from '@/features/organization/transfers/components/TransferActions';
import { whatNext } from '@/features/organization/transfers/words';
import { longDate, nip } from '@/lib/format';

export const metadata: Metadata = { title: 'Perpindahan' };

const STATUS = {
  asked: ['Diminta', 'wait'],
  released: ['Dilepas', 'wait'],
  accepted: ['Diterima', 'done'],
  refused: ['Ditolak', 'done'],
} as const;

export default async function TransfersPage({
  searchParams,
}: {
  searchParams: Promise<{ mulai?: string }>;
}) {
  const { mulai } = await searchParams;
  const [me, page, { items: units }, { items: agencies }, { items: doubles }] = await Promise.all([
    readMe(),
    readTransfers(mulai),
    readUnits(),
    readOtherAgencies(),
    readDoubles(),
  ]);
  const mayAct = page.allowedActions.includes('create');
  return (
    <>
      <PageHead
        title="Perpindahan"
        sub="Pegawai berpindah antarinstansi bila instansi asal melepas dan instansi baru menerima."
      />
      <div className="body">
        {doubles.length > 0 ? (
          <Section id="ganda" title="Tercatat di dua instansi">
            <Ledger
              caption="Pegawai yang tercatat di dua instansi"
              hiddenCaption
              stack
              head={
                <>
                  <th scope="col">Pegawai</th>
                  <th scope="col">Instansi asal</th>
                  <th scope="col">Tercatat pula di</th>
                  <th scope="col">
                    <span className="vh">Tindakan</span>
                  </th>
                </>
              }
            >
              <tbody>
                {doubles.map((item) => (
                  <tr key={item.id}>
                    <td>
                      <b>{item.name}</b>
                      <small>NIP {nip(item.nip)}</small>
                    </td>
                    <td data-label="Instansi asal">{item.home}</td>
                    <td data-label="Tercatat pula di">
                      {item.other}
                      <small>sejak {longDate(item.otherSince)}</small>
                    </td>
                    <td>
                      <SettleDouble item={item} />
                    </td>
                  </tr>
                ))}
              </tbody>
            </Ledger>
          </Section>
        ) : null}
        <div className={mayAct ? 'two' : undefined}>
          <Section id="daftar" title="Masuk dan keluar">
            {page.items.length === 0 ? (
              <EmptyState title="Belum ada perpindahan">
                Permintaan instansi lain dan pelepasan pegawai Anda tercatat di sini.
              </EmptyState>
            ) : (
              <Ledger
                caption="Perpindahan, terbaru dahulu"
                hiddenCaption
                stack
                head={
                  <>
                    <th scope="col">Pegawai</th>
                    <th scope="col">Arah</th>
                    <th scope="col">Hari terakhir</th>
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
                        <b>{item.name ?? `NIP ${nip(item.nip)}`}</b>
                        {item.name ? <small>NIP {nip(item.nip)}</small> : null}
                        {item.note ? <small>{item.note}</small> : null}
                      </td>
                      <td>
                        {item.direction === 'in' ? 'Masuk' : 'Keluar'}
                        {item.otherAgency ? (
                          <small>
                            {item.direction === 'in' ? 'dari' : 'ke'} {item.otherAgency}
                          </small>
                        ) : null}
                      </td>
                      <td data-label="Hari terakhir">
                        {item.lastDay ? longDate(item.lastDay) : '–'}
                        {item.startsOn ? (
                          <small>hari pertama {longDate(item.startsOn)}</small>
                        ) : null}
                      </td>
                      <td>
                        <StatusTag tone={STATUS[item.status][1]}>
                          {STATUS[item.status][0]}
                        </StatusTag>
                        <small>{item.reason ?? whatNext(item)}</small>
                      </td>
                      <td>
                        <TransferActions transfer={item} units={units} today={me.today} />
                      </td>
                    </tr>
                  ))}
                </tbody>
              </Ledger>
            )}
            <NextPage
              href={page.nextCursor ? `/admin/perpindahan?mulai=${page.nextCursor}` : null}
            />
          </Section>
          {mayAct ? (
            <div>
              <Section id="minta" title="Minta pegawai">
                <div className="mt-4">
                  <AskForm />
                </div>
              </Section>
              <Section id="lepas" title="Lepas pegawai">
                <div className="mt-4">
                  {agencies.length === 0 ? (
                    <p className="muted">
                      Belum ada instansi lain di pemasangan ini yang dapat menerima.
                    </p>
                  ) : (
                    <ReleaseForm agencies={agencies} />
                  )}
                </div>
              </Section>
            </div>
          ) : null}
        </div>
      </div>
    </>
  );
}
