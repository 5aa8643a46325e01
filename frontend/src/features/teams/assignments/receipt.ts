import { longDate } from '@/lib/format';
import { holderOrPost } from '@/features/organization/words';
import { STEP } from '../words';
import { type AssignmentDetail, letterKinds, type Step } from './labels';

type DetailLetter = AssignmentDetail['letters'][number];

/** What just happened to an assignment, and what happens next, with whom and by when. */
export interface Receipt {
  title: string;
  letters: DetailLetter[];
  next: string;
  /** Last day of the next step, in words. */
  due: string | null;
  /** The next step is the reader's own. */
  isMine: boolean;
}

const DONE: Record<Step['action'], string> = {
  accept: 'Kesediaan tercatat',
  endorse: 'Rekomendasi tercatat',
  approve: 'Persetujuan tercatat',
  issue: 'Surat tugas terbit',
  acknowledge: 'Tanda terima tercatat',
};

const OVER: Partial<Record<AssignmentDetail['status'], string>> = {
  declined: 'Pemohon sudah diberi tahu. Kursi peran terbuka lagi.',
  rejected: 'Pemohon dan pegawai sudah diberi tahu. Kursi peran terbuka lagi.',
  withdrawn: 'Kursi peran terbuka lagi. Surat permohonan yang sudah terbit dibatalkan.',
};

/** The step decided last; letters carry the instant of the decision that created them. */
const lastDecided = (steps: readonly Step[]): Step | undefined =>
  steps
    .filter((step) => step.decidedAt !== null)
    .toSorted((a, b) => (a.decidedAt ?? '').localeCompare(b.decidedAt ?? ''))
    .at(-1);

export function receiptOf(assignment: AssignmentDetail): Receipt {
  const { status, steps, employee, startsOn } = assignment;
  const last = lastDecided(steps);
  const letters = assignment.letters.filter(
    ({ issuedAt }) => last !== undefined && issuedAt === last.decidedAt,
  );
  const turn = steps.find((step) => step.status === 'pending');
  const plain = { letters, due: null, isMine: false };
  if (status === 'withdrawn')
    return { ...plain, letters: [], title: 'Penugasan ditarik', next: OVER.withdrawn ?? '' };
  if (status === 'declined' || status === 'rejected') {
    const title = status === 'declined' ? 'Jawaban Anda tercatat' : 'Penolakan tercatat';
    return { ...plain, title, next: OVER[status] ?? '' };
  }
  const title = letterTitle(letters) ?? (last ? DONE[last.action] : 'Tercatat');
  if (!turn) {
    return {
      ...plain,
      title,
      next: `Keanggotaan ${employee.name} mulai ${longDate(startsOn)}. Usulan RHK masuk ke versi SKP berikutnya; pegawai mengajukannya dan penilai menyetujuinya.`,
    };
  }
  const isMine = assignment.allowedActions.includes(turn.action);
  return {
    title,
    letters,
    next: `${STEP[turn.action]}, ${isMine ? 'giliran Anda' : holderOrPost(turn.approver.name, turn.approver.post)}`,
    due: turn.dueAt ? longDate(turn.dueAt) : null,
    isMine,
  };
}

/** "Surat tugas terbit"; two letters of one decision by both names. */
function letterTitle(letters: readonly DetailLetter[]): string | null {
  if (letters.length === 0) return null;
  return `${letterKinds(letters.map(({ kind }) => kind))} terbit`;
}
