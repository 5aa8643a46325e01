import { Agent, get, type IncomingMessage } from 'node:http';
import { text } from 'node:stream/consumers';

const kept = new Agent({ keepAlive: true });
/** The backend gives up on a statement after as long. */
const PATIENCE_MS = 30_000;

function answerTo(
  url: string,
  headers: Record<string, string>,
  agent: Agent | false = kept,
): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    const request = get(url, { agent, headers, timeout: PATIENCE_MS }, resolve);
    request.on('timeout', () => request.destroy(new Error('the API did not answer in time')));
    request.on('error', (error: NodeJS.ErrnoException) => {
      // A connection that the backend closed while the question was on its way: it is asked once more, on a new one.
      if (request.reusedSocket && error.code === 'ECONNRESET')
        resolve(answerTo(url, headers, false));
      else reject(error);
    });
  });
}

/** Reads of the API on its inner address, without what `fetch` of Node and Next around it costs: most of a millisecond. */
export async function innerFetch({ method, url, headers }: Request): Promise<Response> {
  if (method !== 'GET') throw new Error(`a page only reads: ${method} ${url}`);
  const answer = await answerTo(url, Object.fromEntries(headers));
  const body = await text(answer);
  return new Response(body === '' ? null : body, {
    status: answer.statusCode ?? 502,
    headers: { 'content-type': answer.headers['content-type'] ?? '' },
  });
}
