import type { ReactNode } from 'react';
import { PageBoundary } from '@/components/ui/PageBoundary';
import { SkeletonRows } from '@/components/ui/Skeleton';

/** Beranda's two columns while they come. */
function HomeSkeleton() {
  return (
    <div className="body home">
      <h1 className="vh">Beranda</h1>
      <div className="two">
        <SkeletonRows rows={4} label="Memuat Beranda" />
        <div aria-hidden="true" className="only-d">
          <SkeletonRows rows={4} />
        </div>
      </div>
    </div>
  );
}

export default function HomeTemplate({ children }: { children: ReactNode }) {
  return <PageBoundary skeleton={<HomeSkeleton />}>{children}</PageBoundary>;
}
