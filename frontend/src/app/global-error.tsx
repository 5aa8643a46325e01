'use client';

import './globals.css';

/** When even the frame of the page fails. It replaces the root layout, so it brings its own html and body. */
export default function GlobalError({ retry }: { error: unknown; retry: () => void }) {
  return (
    <html lang="id">
      <body>
        <title>Galat – ASN Squad</title>
        <main className="body" id="isi">
          <h1>Halaman ini tidak dapat ditampilkan</h1>
          <p className="my-4">
            Tunggu sebentar, lalu coba lagi. Yang antre kirim di perangkat ini tetap tersimpan.
          </p>
          <button type="button" className="btn primary" onClick={() => retry()}>
            Coba lagi
          </button>
        </main>
      </body>
    </html>
  );
}
