import Link from 'next/link';
import type { ReactNode } from 'react';
import { ApprovalSteps, type ApprovalStep } from '@/components/ui/ApprovalSteps';
import { EmptyState } from '@/components/ui/EmptyState';
import { holderOrPost } from '@/features/organization/words';
import { dayMonth, shortDate } from '@/lib/format';
import { ORIGIN, ROUTE, STEP } from '../../words';
import type { Assignment } from '../labels';
import { FlightActions } from './FlightActions';

/** Every step with its person: done when, waiting since and until, or who comes after. */
export function stepsOf(assignment: Assignment, timeZone: string): ApprovalStep[] {
  return assignment.steps.map((step) => {
    const who = holderOrPost(step.approver.name, step.approver.post);
    const title = `${STEP[step.action]}, ${who}`;
    if (step.status === 'pending') {
      return {
        id: String(step.order),
        state: 'now',
        title,
        detail: `${step.approver.post}. ${step.since ? `Sejak ${dayMonth(step.since, timeZone)}` : ''}${step.dueAt ? `, batas ${dayMonth(step.dueAt)}` : ''}`,
      };
    }
    const isOver = step.status === 'done' || step.status === 'refused' || step.status === 'skipped';
    return {
      id: String(step.order),
      state: step.status === 'waiting' ? 'next' : step.status,
      title: isOver && step.decidedAt ? `${title}, ${shortDate(step.decidedAt, timeZone)}` : title,
      detail: step.status === 'refused' ? step.note : undefined,
    };
  });
}

export function WaitingWith({
  assignments,
  inProcess,
  timeZone,
  children,
}: {
  assignments: readonly Assignment[];
  /** All that is under way, also what the reader may not open. */
  inProcess: number;
  timeZone: string;
  /** Another thing that waits, not on its way yet. */
  children?: ReactNode;
}) {
  if (assignments.length === 0) {
    if (children) return <ul className="flight">{children}</ul>;
    return inProcess > 0 ? (
      <EmptyState title={`${inProcess} penunjukan sedang diproses`}>
        Langkahnya tampil bagi pegawai yang ditunjuk, ketua tim, dan para pejabat yang memutus.
      </EmptyState>
    ) : (
      <EmptyState title="Tidak ada yang menunggu">
        Penunjukan dan pengajuan yang sedang diproses tampil di sini, dengan siapa dan sejak kapan.
      </EmptyState>
    );
  }
  return (
    <ul className="flight">
      {children}
      {assignments.map((assignment) => (
        <li key={assignment.id}>
          <h3>
            <Link className="quiet" href={`/penugasan/${assignment.id}`} prefetch={false}>
              {assignment.employee.name} sebagai {assignment.role?.title.toLowerCase() ?? 'anggota'}
            </Link>
          </h3>
          <p className="meta">
            {ORIGIN[assignment.origin]} {ROUTE[assignment.route].toLowerCase()}
          </p>
          <ApprovalSteps steps={stepsOf(assignment, timeZone)} />
          <FlightActions
            id={assignment.id}
            name={assignment.employee.name}
            actions={assignment.allowedActions}
          />
        </li>
      ))}
    </ul>
  );
}
