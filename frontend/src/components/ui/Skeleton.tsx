'use client';

import { PageHead } from './PageHead';
import { TopBar } from './TopBar';

// On the client side of the line, so that a page's data names it and does not carry its rows.
/** The real layout in grey, no shimmer; says aloud that it loads. */
export function SkeletonRows({ rows = 6, label = 'Memuat' }: { rows?: number; label?: string }) {
  return (
    <div role="status">
      <span className="vh">{label}</span>
      {Array.from({ length: rows }, (_, row) => (
        <div key={row} className="item" aria-hidden="true">
          <span className="item-b">
            <span className="sk h" style={{ width: `${50 + ((row * 17) % 40)}%` }} />
            <span className="sk" style={{ width: `${30 + ((row * 23) % 40)}%` }} />
          </span>
        </div>
      ))}
    </div>
  );
}

/** A page while its data comes. `bar` where the page has its own on a phone, so that nothing moves when it is there. */
export function PageSkeleton({
  title,
  rows = 6,
  bar,
  deskOnly,
}: {
  title: string;
  rows?: number;
  bar?: { back: string; noTabs?: boolean };
  /** The title stands in the bar alone. */
  deskOnly?: boolean;
}) {
  return (
    <>
      {bar ? <TopBar title={title} {...bar} /> : null}
      <PageHead title={title} deskOnly={deskOnly} />
      <div className="body">
        <SkeletonRows rows={rows} label={`Memuat ${title}`} />
      </div>
    </>
  );
}
