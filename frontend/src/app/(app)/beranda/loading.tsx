import { SkeletonRows } from '@/components/ui/Skeleton';

/** Beranda's two columns while they come. */
export default function Loading() {
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
