import type { ReactNode } from 'react';

export interface ApprovalStep {
  id: string;
  state: 'done' | 'now' | 'next' | 'refused' | 'skipped';
  /** "Rekomendasi, Muhammad Nasution" */
  title: ReactNode;
  /** "Penilai di Bappeda. Sejak 19 November, batas 26 November" */
  detail?: ReactNode;
}

/** Who decided, with whom it waits and since when, and who comes after. */
export function ApprovalSteps({ steps }: { steps: readonly ApprovalStep[] }) {
  return (
    <ol className="steps">
      {steps.map((step) => (
        <li
          key={step.id}
          className={
            step.state === 'done' || step.state === 'skipped'
              ? 'done'
              : step.state === 'now' || step.state === 'refused'
                ? 'now'
                : undefined
          }
          aria-current={step.state === 'now' ? 'step' : undefined}
        >
          {step.state === 'now' || step.state === 'refused' ? <b>{step.title}</b> : step.title}
          {step.detail ? <div>{step.detail}</div> : null}
        </li>
      ))}
    </ol>
  );
}
