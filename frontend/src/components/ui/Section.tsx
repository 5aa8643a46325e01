import type { ReactNode } from 'react';

/** A title on a rule, never a box. `aside` stands at the right: a count or one link. */
export function Section({
  id,
  title,
  aside,
  hiddenTitle = false,
  children,
}: {
  id: string;
  title: ReactNode;
  aside?: ReactNode;
  hiddenTitle?: boolean;
  children: ReactNode;
}) {
  return (
    <section className="sec" aria-labelledby={id}>
      {hiddenTitle ? (
        <h2 className="vh" id={id}>
          {title}
        </h2>
      ) : (
        <div className="sec-h">
          <h2 id={id}>{title}</h2>
          {aside !== undefined ? <span className="r">{aside}</span> : null}
        </div>
      )}
      {children}
    </section>
  );
}
