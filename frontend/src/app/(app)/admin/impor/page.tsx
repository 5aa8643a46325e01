import type { Metadata } from 'next';
import { EmptyState } from '@/components/ui/EmptyState';
import { Ledger } from '@/components/ui/Ledger';
import { PageHead } from '@/components/ui/PageHead';
import { NextPage } from '@/components/ui/Pagination';
import { Section } from '@/components/ui/Section';
import { ImportForm } from '@/features/operations/imports/components/ImportForm';
import { IMPORT_KINDS, importKind } from '@/features/operations/imports/labels';
import { readMe } from '@/features/portal/shell/me';
import { count, dateTime } from '@/lib/format';
import { readImports } from '@/features/operations/imports/api';

export const metadata: Metadata = { title: 'Impor' };

export default async function ImportPage({
  searchParams,
}: {
  searchParams: Promise<{ jenis?: string; mulai?: string }>;
}) {
  const { jenis, mulai } = await searchParams;
  const [me, history] = await Promise.all([readMe(), readImports(mulai)]);
  const start = IMPORT_KINDS.find(({ value }) => value === jenis)?.value ?? 'employees';
  return (
    <>
      <PageHead
        title="Impor data"
        sub="Struktur, pegawai, dan sasaran dari berkas instansi. Diperiksa dulu, baru diterapkan."
      />
      <div className="body">
        <ImportForm today={me.today} start={start} />
        <Section id="riwayat" title="Riwayat impor">
          {history.items.length === 0 ? (
            <EmptyState title="Belum ada impor">
              Berkas yang diterapkan tercatat di sini: siapa, kapan, dan berapa baris.
            </EmptyState>
          ) : (
            <Ledger
              caption="Impor yang mengubah data, terbaru dahulu"
              hiddenCaption
              stack
              head={
                <>
                  <th scope="col">Waktu</th>
                  <th scope="col">Berkas</th>
                  <th scope="col">Oleh</th>
                  <th scope="col" className="num">
                    Baru
                  </th>
                  <th scope="col" className="num">
                    Riwayat
                  </th>
                  <th scope="col" className="num">
                    Dibetulkan
                  </th>
                </>
              }
            >
              <tbody>
                {history.items.map((run) => (
                  <tr key={run.id}>
                    <td>{dateTime(run.at, me.agency.timeZone)}</td>
                    <td>
                      {run.file}
                      <small>{importKind(run.kind)}</small>
                    </td>
                    <td data-label="Oleh">{run.actorName}</td>
                    <td className="num" data-label="Baru">
                      {count(run.summary.created)}
                    </td>
                    <td className="num" data-label="Riwayat baru">
                      {count(run.summary.moved)}
                    </td>
                    <td className="num" data-label="Dibetulkan">
                      {count(run.summary.corrected)}
                    </td>
                  </tr>
                ))}
              </tbody>
            </Ledger>
          )}
          <NextPage
            href={history.nextCursor ? `/admin/impor?mulai=${history.nextCursor}` : null}
            label="Impor sebelumnya"
          />
        </Section>
      </div>
    </>
  );
}
