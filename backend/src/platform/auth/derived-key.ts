import { hkdfSync, type KeyObject } from 'node:crypto';

/** Derives a separate key for each purpose from the server's one secret, so that a leaked key reveals no other. */
export const derivedKey = (secret: KeyObject, purpose: string): Buffer =>
  Buffer.from(hkdfSync('sha256', secret.export(), Buffer.alloc(0), `asn-squad ${purpose}`, 32));
