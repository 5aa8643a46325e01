import { randomBytes } from 'node:crypto';

/** The security headers of every page besides the policy. */
const BESIDE = {
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'same-origin',
  'permissions-policy': 'camera=(self), geolocation=(self), microphone=()',
};

/**
 * The headers of one page, whose scripts carry a nonce of their own. The server of the pages takes the nonce from the
 * policy in the request. It is made here because there it would be a second server in front of the first (Next's proxy),
 * which takes a tenth of a page.
 */
export function pagePolicy(pagesReload: boolean): {
  nonce: string;
  headers: Record<string, string>;
} {
  const nonce = randomBytes(16).toString('base64');
  const policy = [
    `default-src 'self'`,
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${pagesReload ? ` 'unsafe-eval'` : ''}`,
    // Style elements need the nonce; an attribute styles its own element only, and widths of bars are told by it.
    `style-src 'self' ${pagesReload ? `'unsafe-inline'` : `'nonce-${nonce}'`}`,
    `style-src-attr 'unsafe-inline'`,
    `img-src 'self' blob: data:`,
    `font-src 'self'`,
    `connect-src 'self'`,
    `worker-src 'self'`,
    `manifest-src 'self'`,
    `object-src 'none'`,
    `base-uri 'self'`,
    `form-action 'self'`,
    `frame-ancestors 'none'`,
  ].join('; ');
  return { nonce, headers: { 'content-security-policy': policy, ...BESIDE } };
}
