'use client';

import Link from 'next/link';
import type { MouseEvent } from 'react';
import { Icon } from '@/components/ui/Icon';
import { openPalette } from '../palette';

/** Opens the palette; without script it leads to the search for people. */
export function SearchButton({ compact = false }: { compact?: boolean }) {
  const open = (event: MouseEvent) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    openPalette();
  };
  return compact ? (
    <Link
      href="/orang"
      prefetch={false}
      className="icon-btn"
      aria-label="Cari orang, tim, sasaran"
      onClick={open}
    >
      <Icon name="search" />
    </Link>
  ) : (
    <Link
      href="/orang"
      prefetch={false}
      className="palette no-underline"
      aria-keyshortcuts="Control+K"
      onClick={open}
    >
      <Icon name="search" small />
      <span>
        Cari<span className="vh"> orang, tim, sasaran, tindakan</span>
      </span>
      <kbd>Ctrl K</kbd>
    </Link>
  );
}
