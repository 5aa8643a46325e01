import type { ReactNode } from 'react';
import { PageBoundary } from '@/components/ui/PageBoundary';
import { PageSkeleton } from '@/components/ui/Skeleton';

export default function Template({ children }: { children: ReactNode }) {
  return (
    <PageBoundary
      skeleton={
        <PageSkeleton
          title="Catat aktivitas"
          rows={5}
          bar={{ back: '/beranda', noTabs: true }}
          deskOnly
        />
      }
    >
      {children}
    </PageBoundary>
  );
}
