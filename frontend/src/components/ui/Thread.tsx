import type { ReactNode } from 'react';

export interface ThreadEntry {
  id: string;
  who: string;
  /** ISO instant for `datetime`. */
  at: string;
  when: string;
  text: ReactNode;
  tag?: ReactNode;
}

/** Dialogue, oldest first. */
export function Thread({ entries }: { entries: readonly ThreadEntry[] }) {
  return (
    <ol className="thread">
      {entries.map((entry) => (
        <li key={entry.id}>
          <div className="who">
            <b>{entry.who}</b>
            {entry.tag}
            <time dateTime={entry.at}>{entry.when}</time>
          </div>
          {entry.text}
        </li>
      ))}
    </ol>
  );
}
