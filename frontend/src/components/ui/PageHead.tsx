import type { ReactNode, Ref } from 'react';

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
  headingRef,
}: {
  title: ReactNode;
  crumb?: ReactNode;
  sub?: ReactNode;
  actions?: ReactNode;
  /** The phone shows the title in its TopBar; here it is only read aloud. */
  deskOnly?: boolean;
  /** Makes the title able to take focus: for a page whose content changed under a press. */
  headingRef?: Ref<HTMLHeadingElement>;
}) {
  return (
    <div className={deskOnly ? 'head head-desk' : 'head'}>
      <div className="head-t">
        {crumb ? <p className="crumb">{crumb}</p> : null}
        <h1 ref={headingRef} tabIndex={headingRef ? -1 : undefined}>
          {title}
        </h1>
        {sub ? <p className="sub sm">{sub}</p> : null}
      </div>
      {actions ? <div className="acts">{actions}</div> : null}
    </div>
  );
}
