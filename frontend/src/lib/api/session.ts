/** The session in the browser, apart from the API client: every page keeps the one, few load the other. */

import { toApiError } from '../problem';

/** Notifies the countdown to the session's end. */
export const SESSION_RENEWED = 'asn:session-renewed';

/** Asks for a sign-in without leaving the page; a listener that offers one calls `preventDefault`. */
export const SESSION_ENDED = 'asn:session-ended';

/** Asks for the password; a listener that asks the user calls `preventDefault` and passes the outcome to `detail`. */
export const PASSWORD_REQUIRED = 'asn:password-required';
export type PasswordRequired = CustomEvent<(isGiven: boolean) => void>;

let asking: Promise<boolean> | null = null;

let refreshing: Promise<boolean> | null = null;

/**
 * One silent renewal for however many calls found the session ended. False when the server says that it is over.
 * @throws ApiError when the server cannot answer now, TypeError without a connection: the session may well go on
 */
export function renewSession(): Promise<boolean> {
  refreshing ??= askForRenewal().finally(() => {
    refreshing = null;
  });
  return refreshing;
}

async function askForRenewal(): Promise<boolean> {
  const response = await fetch('/api/v1/auth/refresh', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: '{}',
  });
  if (response.ok) window.dispatchEvent(new Event(SESSION_RENEWED));
  else if (response.status >= 500 || response.status === 429)
    throw toApiError(response.status, await response.json().catch(() => null));
  return response.ok;
}

/** Where one signs in again and comes back to `next`; the page says why. */
export const signInAgainPath = (next: string): string =>
  `/masuk?sesi=berakhir&lanjut=${encodeURIComponent(next)}`;

/** The session is over: signs in on this page, where what was typed stays; leaves it only where nothing offers that. */
export function sessionEnded(): void {
  const isHeard = !window.dispatchEvent(new Event(SESSION_ENDED, { cancelable: true }));
  if (!isHeard)
    window.location.assign(signInAgainPath(window.location.pathname + window.location.search));
}

/** One question for however many calls wait for the password. False when the person thinks better of it. */
export function givePasswordAgain(): Promise<boolean> {
  asking ??= new Promise<boolean>((resolve) => {
    const event: PasswordRequired = new CustomEvent(PASSWORD_REQUIRED, {
      cancelable: true,
      detail: resolve,
    });
    if (window.dispatchEvent(event)) resolve(false);
  }).finally(() => {
    asking = null;
  });
  return asking;
}
