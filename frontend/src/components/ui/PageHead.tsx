import type { ReactNode } from 'react';

/**
 * Crumb, h1, one line, actions. A page returns `<><PageHead …/><div className="body">…</div></>`: as a direct child of
 * main it stands above the strip on a desk.
 */
export function PageHead({
  title,
  crumb,
  sub,
  actions,
}: {
  title: ReactNode;
  crumb?: ReactNode;
  sub?: ReactNode;
  actions?: ReactNode;
}) {
  return (
    <div className="head">
      <div className="head-t">
        {crumb ? <p className="crumb">{crumb}</p> : null}
        <h1>{title}</h1>
        {sub ? <p className="sub sm">{sub}</p> : null}
      </div>
      {actions ? <div className="acts">{actions}</div> : null}
    </div>
  );
}
