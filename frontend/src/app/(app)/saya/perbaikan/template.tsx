import type { ReactNode } from 'react';
import { PageBoundary } from '@/components/ui/PageBoundary';
import { PageSkeleton } from '@/components/ui/Skeleton';

export default function Template({ children }: { children: ReactNode }) {
  return (
    <PageBoundary skeleton={<PageSkeleton title="Perbaikan data diri" rows={8} />}>
      {children}
    </PageBoundary>
  );
}
