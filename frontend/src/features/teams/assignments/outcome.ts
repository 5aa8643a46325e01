import { sentence } from '@/lib/format';
import { holderOrPost } from '@/features/organization/words';
import { STEP } from '../words';
import { letterKinds, type Step } from './labels';

/** What granting the step that has its turn brings: the letters, and who is next. */
export function outcomeOf(steps: readonly Step[]): string {
  const turn = steps.find(({ status }) => status === 'pending');
  if (!turn) return 'Langkah ini sudah diputus.';
  const next = steps.find(({ status, order }) => status === 'waiting' && order > turn.order);
  const letters =
    turn.letters.length > 0
      ? `${letterKinds(turn.letters)} diberi nomor dan langsung terbit.`
      : 'Tidak ada surat yang terbit pada langkah ini.';
  return next
    ? `${letters} ${sentence(`Berikutnya: ${STEP[next.action]}, ${whoNext(turn, next)}`)}`
    : letters;
}

function whoNext(turn: Step, next: Step): string {
  const { employeeId } = next.approver;
  return employeeId !== null && employeeId === turn.approver.employeeId
    ? 'giliran Anda lagi'
    : holderOrPost(next.approver.name, next.approver.post);
}
