/* Keeps the page that logs work openable without network. Data is never answered from here: /api and `_rsc` always
   go to the server, and pages come from the server first. */
importScripts('/_next/static/sw-manifest.js');

const FORM = '/catat';
const PAGES = 'asn-pages';
const STATIC = `asn-static-${self.ASN_MANIFEST.version}`;
/** With poor signal a kept form now is better than a fresh one in a minute. */
const PATIENCE_MS = 4000;

/** A phone with signal whose server is silent is told so: looking for signal would not help. */
const NO_SIGNAL = {
  title: 'Tidak ada sinyal',
  words: 'Halaman ini memerlukan sambungan. Aktivitas tetap dapat dicatat di ponsel ini.',
};
const NO_ANSWER = {
  title: 'Server belum menjawab',
  words:
    'Ponsel ini tersambung, tetapi server belum menjawab. Coba lagi beberapa saat lagi. Aktivitas tetap dapat dicatat di ponsel ini.',
};

const offlinePage = ({ title, words }) => `<!doctype html><html lang="id"><meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1"><title>${title} – ASN Squad</title>
<meta name="color-scheme" content="light dark">
<style>body{font:400 16px/24px 'Plus Jakarta Sans',system-ui,sans-serif;margin:24px;max-width:40ch;background:light-dark(#fff,#16202b);color:light-dark(#14202e,#e8edf3)}
h1{font-size:20px}a{display:inline-block;padding:10px 16px;border-radius:6px;font-weight:600;text-decoration:none;background:light-dark(#0b5a8f,#6db9ec);color:light-dark(#fff,#0e151d)}</style>
<body><h1>${title}</h1><p>${words}</p>
<p><a href="${FORM}">Catat aktivitas</a></p></body></html>`;

self.addEventListener('install', (event) => {
  event.waitUntil(
    caches
      .open(STATIC)
      .then((cache) => cache.addAll(self.ASN_MANIFEST.assets))
      .then(() => self.skipWaiting()),
  );
});

self.addEventListener('activate', (event) => {
  event.waitUntil(
    caches
      .keys()
      .then((names) =>
        Promise.all(
          names
            .filter((name) => name.startsWith('asn-static-') && name !== STATIC)
            .map((name) => caches.delete(name)),
        ),
      )
      .then(() => self.clients.claim()),
  );
});

self.addEventListener('message', (event) => {
  if (event.data?.type === 'keep-form') event.waitUntil(keepForm());
});

self.addEventListener('fetch', (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== 'GET' || url.origin !== self.location.origin) return;
  if (url.pathname.startsWith('/api/') || url.searchParams.has('_rsc')) return;
  if (url.pathname.startsWith('/_next/static/')) event.respondWith(fromStatic(request));
  else if (request.mode === 'navigate') event.respondWith(page(request, url));
});

/** Names of built files change with their content, so what is kept is right for ever. */
async function fromStatic(request) {
  const kept = await caches.match(request);
  if (kept) return kept;
  const answer = await fetch(request);
  if (answer.ok) {
    const cache = await caches.open(STATIC);
    await cache.put(request, answer.clone());
  }
  return answer;
}

async function page(request, url) {
  // Whoever signs in next must not find the pages of the one before.
  if (url.pathname.startsWith('/masuk')) {
    const answer = await fetch(request).catch(() => null);
    if (answer) await caches.delete(PAGES);
    return answer ?? offline();
  }
  if (url.pathname !== FORM) return fetch(request).catch(offline);
  const kept = await caches.match(FORM, { cacheName: PAGES });
  const fresh = fetch(request).then((answer) => keep(answer, url));
  if (!kept) return fresh.catch(offline);
  // A server that is busy or starts anew is no reason to take the form away.
  return Promise.race([
    fresh.then((answer) => (answer.status >= 500 ? kept : answer)).catch(() => kept),
    new Promise((resolve) => setTimeout(() => resolve(kept), PATIENCE_MS)),
  ]);
}

const offline = () =>
  new Response(offlinePage(self.navigator.onLine ? NO_ANSWER : NO_SIGNAL), {
    headers: { 'content-type': 'text/html; charset=utf-8' },
  });

/** Only the plain form of somebody who is signed in; the answer carries its own policy with its own nonce. */
async function keep(answer, url) {
  const isForm = answer.ok && !answer.redirected && answer.type === 'basic' && url.search === '';
  if (isForm) {
    const cache = await caches.open(PAGES);
    await cache.put(FORM, answer.clone());
  }
  return answer;
}

async function keepForm() {
  const answer = await fetch(FORM, { credentials: 'same-origin', redirect: 'manual' }).catch(
    () => null,
  );
  if (answer) await keep(answer, new URL(FORM, self.location.origin));
}
