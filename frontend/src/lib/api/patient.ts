/** Pauses before the same change goes out again; after the last one the person decides. */
const PAUSES_MS = [1_500, 5_000];
/** Nobody looks at a button for longer than this. */
const LONGEST_MS = 10_000;
/** Not everyone comes back in the same second. */
const SPREAD_MS = 1_000;

/** Too busy or starting anew; or, from a proxy in front of the server, that the server went away under the request. */
const TO_REPEAT = new Set([502, 503, 504]);

/** What a change is, so that the same one is known again: method, address and body. */
type Fingerprint = string;

/** Changes that went out and got no answer, with the key under which the server may have done them. */
const unanswered = new Map<Fingerprint, string>();

const isForm = (request: Request): boolean =>
  request.headers.get('content-type')?.startsWith('multipart/') ?? false;

async function fingerprintOf(request: Request): Promise<Fingerprint> {
  return `${request.method} ${request.url}\n${await request.clone().text()}`;
}

/**
 * Gives a change its key. The one that somebody sends again because no answer came goes out under the first one's key:
 * it may have been done, and is not done twice.
 */
export async function withKey(request: Request): Promise<Request> {
  const key = unanswered.get(await fingerprintOf(request)) ?? crypto.randomUUID();
  request.headers.set('Idempotency-Key', key);
  return request;
}

/**
 * Fetch that repeats a change under its key while the server is too busy or starts anew; reading is left to whoever reads.
 * @throws TypeError when there is no way to the server
 */
export async function fetchPatiently(request: Request): Promise<Response> {
  const key = request.headers.get('Idempotency-Key');
  if (key === null) return fetch(request);
  const fingerprint = isForm(request) ? null : await fingerprintOf(request);
  if (fingerprint !== null) unanswered.set(fingerprint, key);
  const response = await repeated(request);
  if (fingerprint !== null && response.status < 500) unanswered.delete(fingerprint);
  return response;
}

async function repeated(request: Request): Promise<Response> {
  for (const pause of PAUSES_MS) {
    let told = 0;
    try {
      const response = await fetch(request.clone());
      if (!TO_REPEAT.has(response.status)) return response;
      told = Number(response.headers.get('retry-after')) * 1_000 || 0;
      if (told > LONGEST_MS) return response;
    } catch (error) {
      if (request.signal.aborted || !navigator.onLine) throw error;
    }
    const wait = Math.max(told, pause) + Math.random() * SPREAD_MS;
    await new Promise((resolve) => {
      setTimeout(resolve, wait);
    });
  }
  return fetch(request);
}
