import 'server-only';
import { cookies, headers } from 'next/headers';
import { notFound, redirect } from 'next/navigation';
import createClient, { type Client } from 'openapi-fetch';
import { cache } from 'react';
import { toApiError } from '../problem';
import { allAnswered } from './asked';
import { innerFetch } from './inner-fetch';
import { wayAfter } from './refusal';
import type { paths } from './schema';

/** The API sets one of them beside the tokens, the first over HTTPS: there is a session to renew. */
const SESSION_MARKS = ['__Host-asn_session', 'asn_session'];

const INNER_URL = process.env.API_INNER_URL ?? 'http://127.0.0.1:3000';

/** Names the page to the API, which let it in as a whole (backend/src/platform/auth/page-calls.ts). */
const PAGE_HEADER = 'x-asn-page';

/** The API calls made so far by the page being rendered. */
const asked = cache((): Promise<Response>[] => []);

/** For the frame around the page: waits for the page's data, within reason, and says whether it is all there. */
export const pageData = (): Promise<boolean> => allAnswered(asked());

/** The API as the visitor: server components call the backend on its inner address with the visitor's cookie. */
export async function serverApi(): Promise<Client<paths>> {
  const cookie = (await cookies()).toString();
  const page = (await headers()).get(PAGE_HEADER);
  const questions = asked();
  return createClient<paths>({
    baseUrl: INNER_URL,
    headers: { ...(cookie ? { cookie } : {}), ...(page ? { [PAGE_HEADER]: page } : {}) },
    fetch: (request) => {
      const answer = innerFetch(request);
      questions.push(answer);
      return answer;
    },
  });
}

interface Outcome<T> {
  data?: T;
  error?: unknown;
  response: Response;
}

/**
 * Unwraps an answer for a page: 401 goes to renew the session (or, where none was, to sign in) and comes back, a first
 * password or a missing second factor leads to where it is set, 404 and other 403 show the page that says so, anything else
 * reaches the error boundary.
 */
export async function read<T>(call: Promise<Outcome<T>>): Promise<NonNullable<T>> {
  const { data, error, response } = await call;
  if (response.ok && data !== undefined && data !== null) return data;
  if (response.status === 401) {
    const jar = await cookies();
    const door = SESSION_MARKS.some((name) => jar.has(name)) ? '/sesi' : '/masuk';
    redirect(`${door}?lanjut=${encodeURIComponent(await currentPath())}`);
  }
  const problem = toApiError(response.status, error);
  const way = wayAfter(problem);
  if (way === 'not found') notFound();
  if (way === 'error') throw problem;
  redirect(way.redirect);
}

/** Path and query of the page being rendered, which the backend in front hands over; the query may have Next's own mark. */
async function currentPath(): Promise<string> {
  const { pathname, searchParams } = new URL(
    (await headers()).get('x-path') ?? '/beranda',
    INNER_URL,
  );
  searchParams.delete('_rsc');
  return searchParams.size === 0 ? pathname : `${pathname}?${searchParams.toString()}`;
}
