'use client';

import { Button } from '@/components/ui/Button';

/** What failed is told in words; nothing typed on other pages is lost. */
export default function PageError({ retry }: { error: unknown; retry: () => void }) {
  return (
    <>
      <div className="head">
        <div className="head-t">
          <h1>Halaman ini tidak dapat dibuka</h1>
        </div>
      </div>
      <div className="body">
        <p className="mb-4">
          Terjadi gangguan, atau Anda tidak berwenang melihatnya. Isian Anda di halaman lain tidak
          hilang.
        </p>
        <Button variant="primary" onClick={() => retry()}>
          Coba lagi
        </Button>
      </div>
    </>
  );
}
