'use client';

/**
 * Says in words what failed; nothing typed on other pages is lost.
 * Loaded with every page, so a plain button keeps links and icons out of it.
 */
export default function PageError({ retry }: { error: unknown; retry: () => void }) {
  return (
    <>
      <div className="head">
        <div className="head-t">
          <h1>Halaman ini tidak dapat dibuka</h1>
        </div>
      </div>
      <div className="body">
        <p className="mb-4">Terjadi gangguan. Isian Anda di halaman lain tidak hilang.</p>
        <button type="button" className="btn primary" onClick={() => retry()}>
          Coba lagi
        </button>
      </div>
    </>
  );
}
