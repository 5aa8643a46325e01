'use client';

import Link from 'next/link';
import { type ReactNode, useEffect, useId, useRef } from 'react';
import { Icon } from './Icon';

/** After a consequential act, where the reader stands: what was done, its number, what comes next. Takes focus once. */
export function Confirmation({
  title,
  close,
  children,
}: {
  title: string;
  /** The same page without it. */
  close: string;
  children: ReactNode;
}) {
  const box = useRef<HTMLElement>(null);
  const titleId = useId();
  useEffect(() => box.current?.focus(), []);
  return (
    <section ref={box} className="confirmation no-print" aria-labelledby={titleId} tabIndex={-1}>
      <Icon name="check" />
      <div>
        <h2 id={titleId}>{title}</h2>
        {children}
      </div>
      <Link className="icon-btn" href={close} scroll={false} aria-label="Tutup konfirmasi">
        <Icon name="close" />
      </Link>
    </section>
  );
}
