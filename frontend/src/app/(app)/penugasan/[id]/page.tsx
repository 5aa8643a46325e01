import type { Metadata } from 'next';
import Link from 'next/link';
import { ApprovalSteps } from '@/components/ui/ApprovalSteps';
import { Facts } from '@/components/ui/Facts';
import { GoalChain } from '@/components/ui/GoalChain';
import { Notice } from '@/components/ui/Notice';
import { PageHead } from '@/components/ui/PageHead';
import { Section } from '@/components/ui/Section';
import { StatusTag } from '@/components/ui/StatusTag';
import { AssignmentActions } from '@/features/teams/assignments/components/AssignmentActions';
import { EndingActions } from '@/features/teams/assignments/components/EndingActions';
import { AssignmentReceipt } from '@/features/teams/assignments/components/AssignmentReceipt';
import { FitAndLoad } from '@/features/teams/assignments/components/FitAndLoad';
import { LetterDraft } from '@/features/teams/assignments/components/LetterDraft';
import { LetterLinks } from '@/features/teams/assignments/components/LetterLinks';
import {
  endingLine,
  goalLinks,
  starterLine,
  STATUS,
  stepsOf,
} from '@/features/teams/assignments/labels';
import { ORIGIN, ROUTE } from '@/features/teams/words';
import { readAssignment } from '@/features/teams/assignments/read';
import { readMe } from '@/features/portal/shell/me';
import { dateRange, longDate, percent } from '@/lib/format';

export const metadata: Metadata = { title: 'Penugasan' };

export default async function AssignmentPage({
  params,
  searchParams,
}: {
  params: Promise<{ id: string }>;
  searchParams: Promise<{ selesai?: string }>;
}) {
  const [{ id }, { selesai }] = await Promise.all([params, searchParams]);
  const [me, assignment] = await Promise.all([readMe(), readAssignment(id)]);
  const { timeZone } = me.agency;
  const { employee, squad, allowedActions } = assignment;
  const status = STATUS[assignment.status];
  const ending = endingLine(assignment);
  const mayReplace = allowedActions.includes('find-replacement');
  return (
    <>
      <PageHead
        crumb={
          squad ? (
            <Link href={`/tim/${squad.id}`} prefetch={false}>
              {squad.name}
            </Link>
          ) : (
            'Penugasan perorangan'
          )
        }
        title={`${employee.name} sebagai ${assignment.task}`}
        sub={
          <>
            {ORIGIN[assignment.origin]}, {ROUTE[assignment.route].toLowerCase()}.{' '}
            <StatusTag tone={status.tone}>{status.label}</StatusTag>
          </>
        }
        actions={
          <>
            <AssignmentActions id={id} allowed={allowedActions} />
            <EndingActions assignment={assignment} today={me.today} />
          </>
        }
      />
      {selesai ? <AssignmentReceipt assignment={assignment} close={`/penugasan/${id}`} /> : null}
      <div className="body two">
        <div>
          {ending ? (
            <Notice tone="wait">
              <b>{ending.title}.</b> {ending.text}
              {mayReplace && squad && assignment.role ? (
                <>
                  {' '}
                  <Link
                    href={`/orang?tim=${squad.id}&peran=${assignment.role.id}&ganti=${id}`}
                    prefetch={false}
                  >
                    Cari pengganti
                  </Link>
                </>
              ) : null}
            </Notice>
          ) : null}
          {assignment.receivedByLapse ? (
            <Notice tone="wait">
              Surat dianggap diterima karena dua hari kerja berlalu tanpa tanda terima.
            </Notice>
          ) : null}
          <Section
            id="langkah"
            title={
              assignment.status === 'pending' || assignment.status === 'issued'
                ? 'Menunggu dengan siapa'
                : 'Langkah penugasan'
            }
          >
            <ApprovalSteps steps={stepsOf(assignment, timeZone)} />
          </Section>
          {allowedActions.includes('letter-draft') ? (
            <Section id="konsep-surat" title="Konsep surat tugas">
              <LetterDraft
                key={assignment.version}
                id={id}
                text={assignment.letterDraft}
                version={assignment.version}
              />
            </Section>
          ) : null}
          <Section id="surat" title="Surat" aside={`${assignment.letters.length}`}>
            <LetterLinks letters={assignment.letters} />
          </Section>
        </div>
        <div>
          <Section id="rincian" title="Rincian">
            <Facts
              items={[
                ['Jabatan', `${employee.positionName}, ${employee.unitName}`],
                ['Unit asal', assignment.homeUnit.name],
                ['Pemilik kinerja', assignment.ownerUnit.name],
                ['Waktu', dateRange(assignment.startsOn, assignment.endsOn)],
                ['Porsi waktu', percent(assignment.sharePercent)],
                ['Hasil kerja', assignment.letterDraft],
                [
                  'Dimulai',
                  `${starterLine(assignment)}, ${longDate(assignment.createdAt, timeZone)}`,
                ],
                ['Catatan', assignment.note],
                ['Sebab berakhir', assignment.endingReason],
                [
                  'Sebelumnya',
                  assignment.previousId ? (
                    <Link
                      key="previous"
                      href={`/penugasan/${assignment.previousId}`}
                      prefetch={false}
                    >
                      Penugasan terdahulu
                    </Link>
                  ) : null,
                ],
              ]}
            />
          </Section>
          <Section id="cocok" title="Mengapa cocok">
            <FitAndLoad fit={assignment.fit} load={assignment.load} />
          </Section>
          <Section id="mendukung" title="Mendukung">
            <GoalChain links={goalLinks(assignment)} />
          </Section>
        </div>
      </div>
    </>
  );
}
