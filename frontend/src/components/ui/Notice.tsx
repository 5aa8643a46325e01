import type { ReactNode } from 'react';
import { Icon, type IconName } from './Icon';

/** One per screen, full width on a phone with `full`. */
export function Notice({
  tone,
  full = false,
  icon,
  children,
}: {
  tone: 'wait' | 'ok' | 'back' | 'err';
  full?: boolean;
  icon?: IconName;
  children: ReactNode;
}) {
  return (
    <div
      className={`notice ${tone} ${full ? 'full' : ''}`}
      role={tone === 'err' ? 'alert' : undefined}
    >
      <Icon name={icon ?? (tone === 'ok' ? 'check' : tone === 'wait' ? 'clock' : 'alert')} />
      <div>{children}</div>
    </div>
  );
}
