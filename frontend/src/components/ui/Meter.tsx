import type { CSSProperties } from 'react';

/** A bar; the figure is written beside it. */
export function Meter({ percent }: { percent: number }) {
  return (
    <span
      className="meter"
      style={{ '--v': Math.max(0, Math.min(100, percent)) } as CSSProperties}
      aria-hidden="true"
    >
      <i />
    </span>
  );
}

/** Load of a person; the scale ends at 125 %, the tick is 100 %. `planned` is outlined. */
export function LoadBar({ percent, planned = 0 }: { percent: number; planned?: number }) {
  const shown = Math.min(125, Math.max(0, percent));
  return (
    <span
      className={percent + planned > 100 ? 'load over' : 'load'}
      style={{ '--v': shown, '--p': Math.min(125 - shown, Math.max(0, planned)) } as CSSProperties}
      aria-hidden="true"
    >
      <i />
      {planned > 0 ? <i className="plan" /> : null}
    </span>
  );
}
