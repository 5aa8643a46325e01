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
  deskOnly = false,
}: {
  title: ReactNode;
  crumb?: ReactNode;
  sub?: ReactNode;
  actions?: ReactNode;
  /** The phone shows the title in its TopBar; here it is only read aloud. */
  deskOnly?: boolean;
}) {
  return (
    <div className={deskOnly ? 'head head-desk' : 'head'}>
      <div className="head-t">
        {crumb ? <p className="crumb">{crumb}</p> : null}
        <h1>{title}</h1>
        {sub ? <p className="sub sm">{sub}</p> : null}
      </div>
      {actions ? <div className="acts">{actions}</div> : null}
    </div>
  );
}
