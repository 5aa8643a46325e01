import type { ReactNode } from 'react';

export type Tone = 'wait' | 'back' | 'err' | 'done';

/** A tag only on what is unfinished; what is done is plain text. */
export function StatusTag({ tone, children }: { tone: Tone; children: ReactNode }) {
  return tone === 'done' ? (
    <span>{children}</span>
  ) : (
    <span className={`tag ${tone}`}>{children}</span>
  );
}

/** In which capacity something waits or was decided. */
export function CapacityTag({ children }: { children: ReactNode }) {
  return <span className="cap">{children}</span>;
}
