import { EmptyState } from '@/components/ui/EmptyState';
import { ButtonLink } from '@/components/ui/Button';
import { PageHead } from '@/components/ui/PageHead';
import { Section } from '@/components/ui/Section';
import { Figures } from '@/features/portal/dashboard/components/Figures';
import { attentionText, type Dashboard } from '@/features/portal/dashboard/labels';
import { type Me, navigationOf } from '@/features/portal/shell/navigation';
import { count, fullDate, monthYear, time } from '@/lib/format';
import { exceptionText } from '../labels';
import { LinkRow } from './LinkRow';

const SHOWN = 5;

/** Admin, executive, auditor or operator without a post: the agency's figures and the way to the work. */
export function OverseerHome({ me, dashboard }: { me: Me; dashboard: Dashboard }) {
  const { totals, attention, asOf, timeZone } = dashboard;
  const pages = navigationOf(me).side.filter(
    ({ href }) => !['/beranda', '/saya', '/dasbor'].includes(href),
  );
  return (
    <>
      <PageHead
        crumb={fullDate(me.today)}
        title="Beranda"
        actions={<ButtonLink href="/dasbor">Buka dasbor</ButtonLink>}
      />
      <div className="body">
        <Figures
          items={[
            {
              href: '/dasbor',
              value: `${count(totals.approvedSkp)} dari ${count(totals.people)}`,
              label: 'SKP disetujui',
              note: `Data per ${time(asOf, timeZone)}`,
            },
            {
              href: '/tim',
              value: count(totals.runningSquads),
              label: 'Tim kerja berjalan',
              note: `${count(totals.squadMembers)} orang`,
            },
            {
              href: '/dasbor',
              value: count(totals.validatedActivities),
              label: 'Aktivitas divalidasi',
              note: `${monthYear(dashboard.monthStartsOn)}; ${count(totals.waitingActivities)} menunggu`,
            },
            {
              href: '/dasbor#perhatian',
              value: count(totals.overdueAssignments),
              label: 'Lewat batas keputusan',
              note: 'Langkah penugasan',
            },
          ]}
        />
        <div className="mt-8">
          <Section id="h-perhatian" title="Perlu perhatian" aside={count(attention.length)}>
            {attention.length === 0 ? (
              <EmptyState title="Tidak ada yang tertahan">
                Semua SKP disetujui, dan tidak ada keputusan yang lewat batas.
              </EmptyState>
            ) : (
              <ul className="rows">
                {attention.slice(0, SHOWN).map((item) => (
                  <LinkRow
                    key={`${item.kind}-${item.unitId}-${item.employeeId}`}
                    href={item.unitId ? `/unit/${item.unitId}` : '/dasbor#perhatian'}
                    title={attentionText(item)}
                    text={exceptionText(item)}
                  />
                ))}
              </ul>
            )}
          </Section>
          <div className="only-p mt-8">
            <Section id="h-menu" title="Buka">
              <ul className="rows">
                {pages.map(({ href, label }) => (
                  <LinkRow key={href} href={href} title={label} />
                ))}
              </ul>
            </Section>
          </div>
        </div>
      </div>
    </>
  );
}
