import Link from 'next/link';
import type { ReactNode } from 'react';
import { Icon } from './Icon';

/**
 * The phone's bar of a page below another: back, a short title, at most one act. Stands before PageHead as a direct
 * child of main and takes the place of the shell's bar; `noTabs` also gives the tab bar's room to a sticky button.
 */
export function TopBar({
  title,
  back,
  action,
  noTabs = false,
}: {
  title: ReactNode;
  back: string;
  action?: ReactNode;
  noTabs?: boolean;
}) {
  return (
    <div className={noTabs ? 'top has-back no-tabs' : 'top has-back'}>
      <Link className="icon-btn" href={back} prefetch={false} aria-label="Kembali">
        <Icon name="left" />
      </Link>
      <span className="t">{title}</span>
      {action}
    </div>
  );
}
