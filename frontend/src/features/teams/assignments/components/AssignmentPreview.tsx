import { ApprovalSteps } from '@/components/ui/ApprovalSteps';
import { GoalChain } from '@/components/ui/GoalChain';
import { dateRange, longDate, percent } from '@/lib/format';
import { ORIGIN, ROUTE } from '../../words';
import { goalLinks, starterLine, stepsOf } from '../labels';
import { readAssignment } from '../read';
import { FitAndLoad } from './FitAndLoad';
import { LetterLinks } from './LetterLinks';

/** The person, why they fit, the goal it serves, and the decisions so far. */
export async function AssignmentPreview({
  item,
  timeZone,
}: {
  item: { id: string };
  timeZone: string;
}) {
  const assignment = await readAssignment(item.id);
  const { employee } = assignment;
  return (
    <>
      <p className="meta">
        {ORIGIN[assignment.origin]}, {ROUTE[assignment.route].toLowerCase()}. Diminta{' '}
        {longDate(assignment.createdAt, timeZone)} oleh {starterLine(assignment)}
      </p>
      <h2 id="p-h">
        {employee.name} sebagai {assignment.task}
      </h2>
      <p className="meta">
        {employee.positionName}, {employee.unitName}. {assignment.squad?.name},{' '}
        {dateRange(assignment.startsOn, assignment.endsOn)}, {percent(assignment.sharePercent)}{' '}
        waktu kerja
      </p>
      <div className="pair">
        <div>
          <h3>Mengapa cocok</h3>
          <FitAndLoad fit={assignment.fit} load={assignment.load} />
        </div>
        <div>
          <h3>Penugasan ini mendukung</h3>
          <GoalChain links={goalLinks(assignment)} />
        </div>
      </div>
      {assignment.note ? (
        <div className="blk">
          <h3>Catatan pemohon</h3>
          <p className="whitespace-pre-line break-words">{assignment.note}</p>
        </div>
      ) : null}
      <div className="blk">
        <h3>Langkah</h3>
        <ApprovalSteps steps={stepsOf(assignment, timeZone)} />
      </div>
      <div className="blk">
        <h3>Dokumen</h3>
        <LetterLinks letters={assignment.letters} />
      </div>
    </>
  );
}
