import type { Metadata } from 'next';
import Link from 'next/link';
import { EmptyState } from '@/components/ui/EmptyState';
import { Ledger } from '@/components/ui/Ledger';
import { Meter } from '@/components/ui/Meter';
import { PageHead } from '@/components/ui/PageHead';
import { Section } from '@/components/ui/Section';
import { Figures } from '@/features/portal/dashboard/components/Figures';
import { attentionText } from '@/features/portal/dashboard/labels';
import { count, fullDate, localDay, longDate, monthYear, time } from '@/lib/format';
import { readDashboard } from '@/features/portal/dashboard/api';
import { VACANT_POST } from '@/features/organization/words';

export const metadata: Metadata = { title: 'Dasbor' };

export default async function DashboardPage() {
  const dashboard = await readDashboard();
  const { totals, attention, units, timeZone } = dashboard;
  const today = localDay(dashboard.asOf, timeZone);
  const month = monthYear(dashboard.monthStartsOn);
  const missing = totals.people - totals.approvedSkp;
  return (
    <>
      <PageHead
        title={`Kinerja ${dashboard.agencyName.replace(/^Pemerintah /, '')}`}
        sub={`Data per ${fullDate(today)}, ${time(dashboard.asOf, timeZone)}. Angka yang sama dilihat setiap pimpinan.`}
      />
      <div className="body">
        <Figures
          items={[
            {
              href: '#unit',
              value: `${count(totals.approvedSkp)} dari ${count(totals.people)}`,
              label: 'SKP disetujui',
              note: missing > 0 ? `${count(missing)} belum` : 'Semua sudah',
            },
            {
              href: '/tim',
              value: count(totals.runningSquads),
              label: 'Tim kerja berjalan',
              note: `${count(totals.squadMembers)} orang`,
            },
            {
              href: '#unit',
              value: count(totals.validatedActivities),
              label: 'Aktivitas divalidasi',
              note: `${month}; ${count(totals.waitingActivities)} menunggu`,
            },
            {
              href: '#perhatian',
              value: count(totals.overdueAssignments),
              label: 'Lewat batas keputusan',
              note: 'Langkah penugasan',
            },
          ]}
        />
        <Section id="perhatian" title="Perlu perhatian" aside={count(attention.length)}>
          {attention.length === 0 ? (
            <EmptyState title="Tidak ada yang tertahan">
              Semua SKP disetujui, dan tidak ada keputusan yang lewat batas.
            </EmptyState>
          ) : (
            <Ledger
              caption="Yang tertahan, dengan siapa, sejak kapan"
              hiddenCaption
              stack
              head={
                <>
                  <th scope="col">Hal</th>
                  <th scope="col">Unit</th>
                  <th scope="col">Dengan siapa</th>
                  <th scope="col">Sejak</th>
                </>
              }
            >
              <tbody>
                {attention.map((item) => (
                  <tr key={`${item.kind}-${item.unitId}-${item.employeeId}`}>
                    <th scope="row">{attentionText(item)}</th>
                    <td>
                      {item.unitId ? (
                        <Link prefetch={false} className="quiet tap" href={`/unit/${item.unitId}`}>
                          {item.unitName}
                        </Link>
                      ) : (
                        '–'
                      )}
                    </td>
                    <td data-label="Dengan">{item.name ?? VACANT_POST}</td>
                    <td className="nowrap">{item.since ? longDate(item.since) : '–'}</td>
                  </tr>
                ))}
              </tbody>
            </Ledger>
          )}
        </Section>
        <Section id="unit" title="Per unit organisasi" aside={`${count(units.length)} unit`}>
          <Ledger
            caption={`SKP, tim, dan aktivitas ${month} per unit organisasi`}
            hiddenCaption
            stack
            head={
              <>
                <th scope="col">Unit</th>
                <th scope="col">SKP disetujui</th>
                <th scope="col" className="num">
                  Tim
                </th>
                <th scope="col" className="num">
                  Divalidasi
                </th>
                <th scope="col" className="num">
                  Menunggu
                </th>
                <th scope="col" className="num">
                  Lewat batas
                </th>
              </>
            }
          >
            <tbody>
              {units.map((unit) => (
                <tr key={unit.unitId}>
                  <th scope="row">
                    <Link prefetch={false} className="quiet tap" href={`/unit/${unit.unitId}`}>
                      {unit.name}
                    </Link>
                  </th>
                  <td className="w-56">
                    {count(unit.approvedSkp)} dari {count(unit.people)}
                    <Meter
                      percent={unit.people === 0 ? 0 : (100 * unit.approvedSkp) / unit.people}
                    />
                  </td>
                  <td className="num" data-label="Tim">
                    {count(unit.runningSquads)}
                  </td>
                  <td className="num" data-label="Divalidasi">
                    {count(unit.validatedActivities)}
                  </td>
                  <td className="num" data-label="Menunggu validasi">
                    {count(unit.waitingActivities)}
                  </td>
                  <td className="num" data-label="Lewat batas">
                    {count(unit.overdueAssignments)}
                  </td>
                </tr>
              ))}
            </tbody>
          </Ledger>
        </Section>
      </div>
    </>
  );
}
