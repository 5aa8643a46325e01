/** The session in the browser, apart from the API client: every page keeps the one, few load the other. */

/** Tells whoever counts down to the session's end. */
export const SESSION_RENEWED = 'asn:session-renewed';

let refreshing: Promise<boolean> | null = null;

/** One silent renewal for however many calls found the session ended. */
export function renewSession(): Promise<boolean> {
  refreshing ??= fetch('/api/v1/auth/refresh', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: '{}',
  })
    .then((response) => {
      if (response.ok) window.dispatchEvent(new Event(SESSION_RENEWED));
      return response.ok;
    })
    .finally(() => {
      refreshing = null;
    });
  return refreshing;
}
