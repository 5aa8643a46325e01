interface Answered {
  readonly method: string;
  readonly routeOptions: { readonly url?: string };
  /** Who asked, where somebody was signed in. */
  readonly user?: { readonly actor: { readonly accountId: string } };
}

interface Sent {
  readonly statusCode: number;
  readonly elapsedTime: number;
}

/**
 * The line of a request: its route instead of the address, which may hold names and NIPs. Where it was refused, also whose
 * account was refused, by its id (OWASP ASVS 16.3.2); null where nobody was signed in.
 */
export const requestLine = (request: Answered, reply: Sent) => ({
  route: request.routeOptions.url,
  method: request.method,
  status: reply.statusCode,
  ms: Math.round(reply.elapsedTime),
  ...(reply.statusCode >= 400 ? { account: request.user?.actor.accountId ?? null } : {}),
});
