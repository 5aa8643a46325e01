'use client';

/**
 * When not even the shell can be drawn: the server does not answer, or answers with a fault.
 * Loaded with every page, so a plain button keeps links and icons out of it.
 */
export default function SiteError({ retry }: { error: unknown; retry: () => void }) {
  return (
    <main className="body" id="isi">
      <h1>Layanan belum dapat dihubungi</h1>
      <p className="my-4">
        Tunggu sebentar, lalu coba lagi. Yang antre kirim di perangkat ini tetap tersimpan.
      </p>
      <button type="button" className="btn primary" onClick={() => retry()}>
        Coba lagi
      </button>
    </main>
  );
}
