import createClient, { type Middleware } from 'openapi-fetch';
import { toApiError } from '../problem';
import { fetchPatiently, withKey } from './patient';
import type { paths } from './schema';
import { givePasswordAgain, renewSession, sessionEnded } from './session';

const MUTATING = new Set(['POST', 'PUT', 'PATCH', 'DELETE']);

/**
 * Passwords, codes and sessions: their answers are secret, so the server keeps none under a key, and a repetition of what
 * was done already would be refused as wrong. They go out once.
 */
const ONCE = /^\/api\/v1\/((auth|accounts|me\/sessions)\/|me\/second-factor)/;
const goesOutOnce = ({ url }: Request): boolean => ONCE.test(new URL(url).pathname);

/** What a form shows below the sign-in, and after it: nothing was sent, nothing typed is lost. */
const endedAnswer = (): Response =>
  Response.json(
    {
      code: 'session_ended',
      detail: 'Sesi Anda berakhir. Isian Anda tetap di layar ini. Masuk lagi, lalu ulangi.',
    },
    { status: 401 },
  );

/**
 * Fetch that waits for a busy server, renews an ended session once and asks to sign in when that fails. What the server
 * does only for somebody who has just given the password is asked about, and sent again as it was.
 */
export async function fetchWithSession(request: Request): Promise<Response> {
  const response = await fetchSignedIn(request.clone());
  if (response.status !== 403 || !MUTATING.has(request.method)) return response;
  const isAsked = (await codeOf(response)) === 'password_required' && (await givePasswordAgain());
  return isAsked ? fetchSignedIn(request) : response;
}

async function fetchSignedIn(request: Request): Promise<Response> {
  const again = request.clone();
  const response = await fetchPatiently(request);
  if (response.status !== 401 || request.url.includes('/auth/')) return response;
  if (await renewSession()) return fetchPatiently(again);
  sessionEnded();
  return endedAnswer();
}

const codeOf = async (response: Response): Promise<unknown> => {
  const body: unknown = await response
    .clone()
    .json()
    .catch(() => null);
  return typeof body === 'object' && body !== null && 'code' in body ? body.code : null;
};

const idempotency: Middleware = {
  onRequest({ request }) {
    const hasKey = request.headers.has('Idempotency-Key') || goesOutOnce(request);
    return MUTATING.has(request.method) && !hasKey ? withKey(request) : request;
  },
};

/** The API from the browser, on the site's own origin. */
export const api = createClient<paths>({ baseUrl: '', fetch: fetchWithSession });
api.use(idempotency);

interface Outcome<T> {
  data?: T;
  error?: unknown;
  response: Response;
}

/** Unwraps an answer or throws an ApiError. */
export async function unwrap<T>(call: Promise<Outcome<T>>): Promise<T> {
  const { data, error, response } = await call;
  if (!response.ok) throw toApiError(response.status, error);
  return data as T;
}

/**
 * Sends a file with fields, which the generated client cannot type. `key` repeats harmlessly.
 * @throws ApiError
 */
export async function upload<T>(
  path: string,
  form: FormData,
  key: string = crypto.randomUUID(),
): Promise<T> {
  const response = await fetchWithSession(
    new Request(path, { method: 'POST', body: form, headers: { 'Idempotency-Key': key } }),
  );
  const body: unknown = await response.json().catch(() => null);
  if (!response.ok) throw toApiError(response.status, body);
  return body as T;
}
