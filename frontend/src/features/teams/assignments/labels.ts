import type { ChainLink } from '@/components/ui/GoalChain';
import type { Tone } from '@/components/ui/StatusTag';
import type { ApprovalStep } from '@/components/ui/ApprovalSteps';
import type { components } from '@/lib/api/schema';
import { actingPrefix, CAPACITY, holderOrPost } from '@/features/organization/words';
import { GOAL_LEVEL } from '@/features/planning/words';
import { dateTime, dayMonth, longDate, sentence } from '@/lib/format';
import type { Assignment } from '../squads/labels';
import { STEP } from '../words';

export type AssignmentDetail = components['schemas']['AssignmentDetailDto'];
export type Step = components['schemas']['StepDto'];

export const STATUS: Record<Assignment['status'], { label: string; tone: Tone }> = {
  pending: { label: 'Diproses', tone: 'wait' },
  issued: { label: 'Terbit', tone: 'wait' },
  active: { label: 'Berjalan', tone: 'done' },
  ended: { label: 'Selesai', tone: 'done' },
  declined: { label: 'Tidak bersedia', tone: 'back' },
  rejected: { label: 'Ditolak', tone: 'err' },
  withdrawn: { label: 'Ditarik', tone: 'done' },
  recalled: { label: 'Ditarik kembali', tone: 'back' },
};

const STARTED_AS = { ...CAPACITY, employee: 'Pegawai sendiri' };

export const starterLine = ({ startedBy }: Assignment): string =>
  `${startedBy.name}, ${STARTED_AS[startedBy.capacity]}`;

const LETTER: Record<string, string> = {
  request: 'Surat permohonan melibatkan',
  recommendation: 'Rekomendasi',
  answer: 'Surat jawaban',
  assignment: 'Surat tugas',
  recall: 'Surat penarikan',
  end: 'Surat pengakhiran penugasan',
};

export const letterKind = (kind: string): string => LETTER[kind] ?? 'Surat';

/** "Surat permohonan melibatkan dan surat jawaban": the letters of one decision. */
export const letterKinds = (kinds: readonly string[]): string =>
  kinds
    .map(letterKind)
    .map((name, at) => (at === 0 ? name : name.toLowerCase()))
    .join(' dan ');

/** "Ditarik kembali": why an assignment ends before its letter says so. */
const ENDING: Record<NonNullable<Assignment['ending']>['cause'], string> = {
  recall: 'Ditarik kembali',
  end: 'Diakhiri lebih awal',
  left: 'Pegawai tidak lagi bertugas',
  squad: 'Tim berakhir',
  handover: 'Pergantian ketua tim',
};

export function endingLine({ status, ending }: Assignment): { title: string; text: string } | null {
  if (!ending) return null;
  const planned =
    ending.plannedEndsOn && ending.plannedEndsOn !== ending.lastDay
      ? ` (semula ${longDate(ending.plannedEndsOn)})`
      : '';
  const isVoid = status === 'withdrawn' || (status === 'recalled' && planned === '');
  const when = isVoid
    ? ''
    : `${ending.isNoted ? 'Hari terakhir' : 'Berakhir'} ${longDate(ending.lastDay)}${planned}. `;
  return { title: ENDING[ending.cause], text: `${when}${sentence(ending.reason)}` };
}

export const LETTER_STATUS: Record<components['schemas']['LetterSummaryDto']['status'], string> = {
  draft: 'Konsep',
  issued: 'Terbit',
  cancelled: 'Dibatalkan',
  replaced: 'Diganti',
};

const STATES: Record<Step['status'], ApprovalStep['state']> = {
  waiting: 'next',
  pending: 'now',
  done: 'done',
  refused: 'refused',
  skipped: 'skipped',
};

/** "Rekomendasi, Muhammad Nasution"; "Plh." where somebody acts for the post. */
function stepTitle({ action, approver }: Step): string {
  const acting = actingPrefix(approver.delegationKind);
  return `${STEP[action]}, ${holderOrPost(approver.name, approver.post)}${acting && approver.post ? `, ${acting}${approver.post}` : ''}`;
}

function stepDetail(step: Step, timeZone: string): string {
  const { approver, status, since, dueAt, decidedAt, note } = step;
  const post = approver.delegationKind ? '' : approver.post;
  const note_ = note ? `“${note}”` : '';
  if (status === 'pending') {
    const wait = `Sejak ${since ? dayMonth(since, timeZone) : 'hari ini'}${dueAt ? `, batas ${dayMonth(dueAt)}` : ''}`;
    return [post, wait].filter(Boolean).join('. ');
  }
  if (status === 'done') {
    return [post, decidedAt ? `Selesai ${dateTime(decidedAt, timeZone)}` : '', note_]
      .filter(Boolean)
      .join('. ');
  }
  if (status === 'refused') {
    return [post, decidedAt ? `Ditolak ${dateTime(decidedAt, timeZone)}` : '', note_]
      .filter(Boolean)
      .join('. ');
  }
  if (status === 'skipped')
    return note ? `Dilewati. ${note}` : 'Dilewati: sudah dinyatakan saat memulai';
  return [post, 'Menunggu giliran'].filter(Boolean).join('. ');
}

/** The chain as the product shows it everywhere: who decided, with whom it waits and since when. */
export const stepsOf = (assignment: Assignment, timeZone: string): ApprovalStep[] =>
  assignment.steps.map((step) => ({
    id: String(step.order),
    state: STATES[step.status],
    title: stepTitle(step),
    detail: stepDetail(step, timeZone),
  }));

export const goalLinks = ({ goalChain, squad, task }: AssignmentDetail): ChainLink[] => [
  ...goalChain.map((goal) => ({
    id: goal.id,
    level: [GOAL_LEVEL[goal.level], goal.unitName].filter(Boolean).join(', '),
    text: goal.statement,
  })),
  ...(squad ? [{ id: squad.id, level: squad.name, text: task }] : []),
];
