import type { ReactNode } from 'react';

/** Says exactly what is selected: "23 dari 140, halaman ini". */
export function BulkBar({
  selected,
  total,
  scope = 'halaman ini',
  children,
}: {
  selected: number;
  total: number;
  scope?: string;
  children: ReactNode;
}) {
  if (selected === 0) return null;
  return (
    <div className="sticky bulk" role="region" aria-label="Pilihan">
      <span aria-live="polite">
        <b>
          {selected} dari {total}
        </b>
        , {scope}
      </span>
      {children}
    </div>
  );
}
