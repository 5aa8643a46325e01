import type { ReactNode } from 'react';
import { Icon } from './Icon';

/** One per screen, full width on a phone with `full`. */
export function Notice({
  tone,
  full = false,
  children,
}: {
  tone: 'wait' | 'ok' | 'back' | 'err';
  full?: boolean;
  children: ReactNode;
}) {
  return (
    <div
      className={`notice ${tone} ${full ? 'full' : ''}`}
      role={tone === 'err' ? 'alert' : undefined}
    >
      <Icon name={tone === 'ok' ? 'check' : tone === 'wait' ? 'clock' : 'alert'} />
      <div>{children}</div>
    </div>
  );
}
