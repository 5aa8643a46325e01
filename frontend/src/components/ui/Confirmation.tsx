'use client';

import Link from 'next/link';
import { type ReactNode, useEffect, useId, useRef } from 'react';
import { Icon } from './Icon';

/** Shown after a consequential act: what was done, its number, what comes next. Takes focus once. */
export function Confirmation({
  title,
  close,
  said = '',
  children,
}: {
  title: string;
  /** The same page without it. */
  close: string;
  /** Read aloud after the title, which focus reads: the number. */
  said?: string;
  children: ReactNode;
}) {
  const box = useRef<HTMLElement>(null);
  const live = useRef<HTMLParagraphElement>(null);
  const titleId = useId();
  useEffect(() => box.current?.focus(), []);
  // A live region speaks of what changes in it, not of what it is born with.
  useEffect(() => {
    if (live.current) live.current.textContent = said;
  }, [said]);
  return (
    <section ref={box} className="confirmation no-print" aria-labelledby={titleId} tabIndex={-1}>
      <Icon name="check" />
      <div>
        <h2 id={titleId}>{title}</h2>
        <p ref={live} className="vh" role="status" />
        {children}
      </div>
      <Link className="icon-btn" href={close} scroll={false} aria-label="Tutup konfirmasi">
        <Icon name="close" />
      </Link>
    </section>
  );
}
