import { dayMonth, fullDate, sentence } from '@/lib/format';
import { REVISIONS, type Skp } from '../labels';

/** Where the SKP stands, and who owes the next act since when. */
export function SkpFlow({ skp, timeZone }: { skp: Skp; timeZone: string }) {
  const { revision, status } = skp;
  const at =
    revision.status === 'draft'
      ? 0
      : revision.status === 'submitted'
        ? 1
        : ['planning', 'running'].indexOf(status) + 2;
  const submitted = revision.submittedAt
    ? `Diajukan ${dayMonth(revision.submittedAt, timeZone)}`
    : 'Diajukan';
  const steps = [REVISIONS.draft, submitted, 'Disetujui', 'Berjalan'];
  return (
    <div className="flow no-print">
      <ol aria-label="Keadaan SKP">
        {steps.map((step, index) => (
          <li
            key={step}
            className={index < at ? 'done' : index === at ? `now ${at > 1 ? 'ok' : ''}` : undefined}
            aria-current={index === at ? 'step' : undefined}
          >
            {step}
          </li>
        ))}
      </ol>
      <p>
        <Turn skp={skp} />
      </p>
    </div>
  );
}

function Turn({ skp }: { skp: Skp }) {
  const { revision, assessor, allowedActions } = skp;
  const due = revision.dueAt ? `Batas ${fullDate(revision.dueAt)}` : '';
  if (allowedActions.includes('approve')) {
    return (
      <>
        <b>Giliran Anda.</b> {due}
      </>
    );
  }
  if (revision.status === 'submitted') {
    return (
      <>
        {sentence(`Menunggu ${assessor?.name ?? 'penilai'}`)} {due}
      </>
    );
  }
  if (revision.status === 'draft') {
    const returned = skp.dialogue.findLast((entry) => entry.kind !== 'comment')?.kind === 'return';
    return skp.isOwner ? (
      <>
        <b>Giliran Anda.</b>{' '}
        {returned ? 'Dikembalikan penilai, lihat dialog.' : 'Lengkapi, lalu ajukan.'}
      </>
    ) : (
      <>Sedang disusun {skp.employee.name}</>
    );
  }
  return revision.decidedAt ? <>Versi {revision.number} disetujui</> : null;
}
