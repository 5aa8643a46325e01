import type { ReactNode } from 'react';

/**
 * A table with its caption. `stack` turns rows into cards on a phone: give cells `data-label` where the column's
 * name is needed there. Rows, groups and tfoot are native children.
 */
export function Ledger({
  caption,
  hiddenCaption = false,
  stack = false,
  head,
  children,
}: {
  caption: ReactNode;
  hiddenCaption?: boolean;
  stack?: boolean;
  head: ReactNode;
  children: ReactNode;
}) {
  return (
    // A scrolling table must be reachable by keyboard.
    <div
      className="scroll"
      role="region"
      aria-label={typeof caption === 'string' ? caption : 'Tabel'}
      tabIndex={0}
    >
      <table className={`ledger ${stack ? 'stack' : ''}`}>
        <caption className={hiddenCaption ? 'vh' : undefined}>{caption}</caption>
        <thead>
          <tr>{head}</tr>
        </thead>
        {children}
      </table>
    </div>
  );
}
