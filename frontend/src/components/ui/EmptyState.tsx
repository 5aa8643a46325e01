import type { ReactNode } from 'react';

/** Why it is empty, who acts next, and one act. */
export function EmptyState({
  title,
  children,
  action,
}: {
  title: string;
  children: ReactNode;
  action?: ReactNode;
}) {
  return (
    <div className="empty">
      <p className="empty-t">{title}</p>
      <p>{children}</p>
      {action}
    </div>
  );
}
