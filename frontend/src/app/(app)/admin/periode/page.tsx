import type { Metadata } from 'next';
import Link from 'next/link';
import { EmptyState } from '@/components/ui/EmptyState';
import { Ledger } from '@/components/ui/Ledger';
import { PageHead } from '@/components/ui/PageHead';
import { Section } from '@/components/ui/Section';
import { EndButton } from '@/features/organization/administration/components/EndButton';
import { HolidayForm } from '@/features/organization/administration/components/HolidayForm';
import { SettingsForm } from '@/features/organization/administration/components/SettingsForm';
import { readMe } from '@/features/portal/shell/me';
import { count, dateRange, fullDate } from '@/lib/format';
import { readAgency, readHolidays } from '@/features/organization/administration/api';

export const metadata: Metadata = { title: 'Periode' };

export default async function PeriodPage({
  searchParams,
}: {
  searchParams: Promise<{ tahun?: string }>;
}) {
  const [me, { tahun }] = await Promise.all([readMe(), searchParams]);
  const year = /^20\d{2}$/.test(tahun ?? '') ? String(tahun) : me.today.slice(0, 4);
  const [agency, { items: holidays }] = await Promise.all([readAgency(), readHolidays(year)]);
  const mayEdit = agency.allowedActions.includes('update');
  return (
    <>
      <PageHead
        title="Periode"
        sub={`Periode berjalan ${dateRange(me.period.startsOn, me.period.endsOn)}.`}
      />
      <div className="body">
        <div className="two">
          <Section
            id="libur"
            title={`Hari libur ${year}`}
            aside={
              <>
                <Link href={`/admin/periode?tahun=${Number(year) - 1}`}>{Number(year) - 1}</Link>
                {' · '}
                <Link href={`/admin/periode?tahun=${Number(year) + 1}`}>{Number(year) + 1}</Link>
              </>
            }
          >
            {mayEdit ? (
              <div className="mt-4">
                <HolidayForm year={year} />
              </div>
            ) : null}
            {holidays.length === 0 ? (
              <EmptyState title={`Belum ada hari libur ${year}`}>
                Tanpa kalender, batas waktu hanya melompati akhir pekan.
              </EmptyState>
            ) : (
              <Ledger
                caption={`${count(holidays.length)} hari; batas waktu keputusan melompatinya`}
                stack
                head={
                  <>
                    <th scope="col">Tanggal</th>
                    <th scope="col">Hari libur</th>
                    <th scope="col">
                      <span className="vh">Tindakan</span>
                    </th>
                  </>
                }
              >
                <tbody>
                  {holidays.map((holiday) => (
                    <tr key={holiday.date}>
                      <td>{fullDate(holiday.date)}</td>
                      <td>{holiday.name}</td>
                      <td className="num">
                        {mayEdit ? (
                          <EndButton kind="holiday" id={holiday.date} name={holiday.name} />
                        ) : null}
                      </td>
                    </tr>
                  ))}
                </tbody>
              </Ledger>
            )}
          </Section>
          <Section id="pengaturan" title="Pengaturan">
            <div className="mt-4">
              <SettingsForm key={agency.version} agency={agency} />
            </div>
          </Section>
        </div>
      </div>
    </>
  );
}
