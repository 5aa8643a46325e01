import type { ReactNode } from 'react';

export interface Answer {
  label: string;
  value: ReactNode;
  /** "Ubah" goes back to this control or step. */
  change?: ReactNode;
}

/** Every answer before a consequential send. */
export function CheckAnswers({ answers }: { answers: readonly Answer[] }) {
  return (
    <dl className="check">
      {answers.map((answer) => (
        <div key={answer.label}>
          <dt>{answer.label}</dt>
          <dd>{answer.value}</dd>
          {answer.change ? <dd className="c">{answer.change}</dd> : null}
        </div>
      ))}
    </dl>
  );
}
