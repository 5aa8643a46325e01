import type { Metadata } from 'next';
import Link from 'next/link';
import { EmptyState } from '@/components/ui/EmptyState';
import { Facts } from '@/components/ui/Facts';
import { Ledger } from '@/components/ui/Ledger';
import { PageHead } from '@/components/ui/PageHead';
import { readSentOf } from '@/features/work/activities/api';
import { PrintButton } from '@/features/work/activities/components/PrintButton';
import { STATUS, timesOf, titleOf } from '@/features/work/activities/labels';
import { readMe } from '@/features/portal/shell/me';
import { decimal, duration, monthYear, nip, shortDate } from '@/lib/format';

export const metadata: Metadata = { title: 'Rekap aktivitas' };

const MONTH = /^\d{4}-(0[1-9]|1[0-2])$/;
export default async function RecapPage({
  searchParams,
}: {
  searchParams: Promise<{ bulan?: string }>;
}) {
  const [me, { bulan }] = await Promise.all([readMe(), searchParams]);
  const month = bulan && MONTH.test(bulan) ? bulan : me.today.slice(0, 7);
  const items = await readSentOf(month);
  const validated = items.filter((item) => item.status === 'validated');
  const minutes = validated.reduce((sum, item) => sum + item.minutes, 0);
  return (
    <>
      <PageHead
        crumb={<Link href={`/riwayat?bulan=${month}`}>Riwayat</Link>}
        title={`Rekap aktivitas ${monthYear(`${month}-01`)}`}
        actions={<PrintButton />}
      />
      <div className="body">
        <Facts
          items={[
            ['Nama', me.name],
            ['NIP', me.employee?.nip ? nip(me.employee.nip) : null],
            ['Jabatan', me.employee?.positionName],
            ['Unit', me.employee?.unitName],
            [
              'Penilai',
              me.access === 'read_only' ? null : (me.assessor?.name ?? 'Belum diketahui'),
            ],
          ]}
        />
        {items.length === 0 ? (
          <EmptyState title="Belum ada aktivitas yang dikirim">
            Aktivitas yang sudah Anda kirim pada bulan ini tampil di sini.
          </EmptyState>
        ) : (
          <div className="mt-6">
            <Ledger
              caption={`Aktivitas ${monthYear(`${month}-01`)}`}
              hiddenCaption
              stack
              head={
                <>
                  <th scope="col">Tanggal</th>
                  <th scope="col">Waktu</th>
                  <th scope="col">Aktivitas</th>
                  <th scope="col">RHK</th>
                  <th scope="col">Hasil</th>
                  <th scope="col">Keadaan</th>
                </>
              }
            >
              <tbody>
                {items.map((item) => (
                  <tr key={item.id}>
                    <th scope="row">{shortDate(item.date)}</th>
                    <td data-label="Waktu">{timesOf(item)}</td>
                    <td data-label="Aktivitas">
                      {titleOf(item)}
                      {item.name ? <small>{item.description}</small> : null}
                    </td>
                    <td data-label="RHK">{item.rhk?.text ?? 'Tanpa RHK'}</td>
                    <td data-label="Hasil">
                      {decimal(item.output.quantity)} {item.output.unit}
                    </td>
                    <td data-label="Keadaan">{STATUS[item.status].label}</td>
                  </tr>
                ))}
              </tbody>
              <tfoot>
                <tr>
                  <th scope="row" colSpan={4}>
                    {validated.length} dari {items.length} aktivitas divalidasi
                  </th>
                  <td colSpan={2}>{duration(minutes)}</td>
                </tr>
              </tfoot>
            </Ledger>
          </div>
        )}
      </div>
    </>
  );
}
