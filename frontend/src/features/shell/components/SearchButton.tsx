import Link from 'next/link';
import { Icon } from '@/components/ui/Icon';

/** Opens the search; on a phone it is an icon in the top bar. */
export function SearchButton({ compact = false }: { compact?: boolean }) {
  return compact ? (
    <Link href="/orang" prefetch={false} className="icon-btn" aria-label="Cari orang, tim, sasaran">
      <Icon name="search" />
    </Link>
  ) : (
    <Link
      href="/orang"
      prefetch={false}
      className="palette no-underline"
      aria-label="Cari orang, tim, sasaran, tindakan"
    >
      <Icon name="search" small />
      <span>Cari</span>
      <kbd>Ctrl K</kbd>
    </Link>
  );
}
