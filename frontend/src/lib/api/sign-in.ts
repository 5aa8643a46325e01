/** Giving the password on a page; loaded when somebody is asked for it. */

import { ApiError, toApiError } from '../problem';
import { renewSession, SESSION_RENEWED } from './session';

const CODE_NEEDED = 'Masukkan kode dari aplikasi autentikator.';

const send = (path: string, body: object): Promise<Response> =>
  fetch(path, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });

async function answerOf(response: Response): Promise<unknown> {
  const body: unknown = await response.json().catch(() => null);
  if (!response.ok) throw toApiError(response.status, body);
  return body;
}

/**
 * Signs in without leaving the page.
 * @param code of the authenticator app, where the account asks for one
 * @throws ApiError (at `code` where one is needed), or TypeError without a connection
 */
export async function signInHere(username: string, password: string, code?: string): Promise<void> {
  const body = await answerOf(await send('/api/v1/auth/login', { nip: username, password }));
  if (typeof body === 'object' && body !== null && 'mfaToken' in body) {
    if (!code)
      throw new ApiError(400, 'code_required', CODE_NEEDED, [
        { field: 'code', code: 'required', message: CODE_NEEDED },
      ]);
    await answerOf(await send('/api/v1/auth/mfa', { mfaToken: body.mfaToken, code }));
  }
  window.dispatchEvent(new Event(SESSION_RENEWED));
}

/** Confirms the session for some minutes. @throws ApiError, or TypeError without a connection */
export async function confirmPassword(password: string, code?: string): Promise<void> {
  const body = { password, ...(code ? { code } : {}) };
  const response = await send('/api/v1/auth/reauth', body);
  const isOver = response.status === 401 && (await renewSession());
  await answerOf(isOver ? await send('/api/v1/auth/reauth', body) : response);
}
