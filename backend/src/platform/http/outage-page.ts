export interface OutagePage {
  readonly title: string;
  readonly text: string;
}

/** More pages are requested than can be made. */
export const BUSY: OutagePage = {
  title: 'Server sedang sibuk',
  text: 'Banyak orang memakai ASN Squad saat ini.',
};

/** A page could not be made because the API, or the database behind it, could not answer. */
export const RECOVERING: OutagePage = {
  title: 'Server sedang sibuk atau menyala kembali',
  text: 'Biasanya selesai dalam beberapa detik.',
};

/** The server of the pages does not answer. */
export const AWAY: OutagePage = {
  title: 'Halaman sedang disiapkan kembali',
  text: 'Biasanya selesai dalam beberapa detik.',
};

const RETRY_AFTER = 5;
/** Spreads the retries, so that not everyone comes back in the same second. */
const SPREAD = 6;

/** A page that needs nothing else: no script, no style sheet, no font. It opens itself again after some seconds. */
export function outagePage({ title, text }: OutagePage): {
  headers: Record<string, string>;
  html: string;
} {
  const again = RETRY_AFTER + Math.floor(Math.random() * SPREAD);
  return {
    headers: {
      'retry-after': String(RETRY_AFTER),
      refresh: String(again),
      'cache-control': 'no-store',
      'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'",
      'content-type': 'text/html; charset=utf-8',
    },
    html: `<!doctype html><html lang="id"><meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1"><title>${title} – ASN Squad</title>
<meta name="color-scheme" content="light dark">
<style>body{font:400 16px/24px 'Plus Jakarta Sans',system-ui,sans-serif;margin:24px;max-width:40ch;background:light-dark(#fff,#16202b);color:light-dark(#14202e,#e8edf3)}
h1{font-size:20px;line-height:28px}a{display:inline-block;padding:10px 16px;border-radius:6px;font-weight:600;text-decoration:none;background:light-dark(#0b5a8f,#6db9ec);color:light-dark(#fff,#0e151d)}</style>
<body><main><h1>${title}</h1><p>${text} Halaman ini dibuka lagi dengan sendirinya. Yang antre kirim di perangkat ini tetap tersimpan.</p>
<p><a href="">Coba sekarang</a></p></main></body></html>`,
  };
}
