import { hkdfSync, type KeyObject } from 'node:crypto';

/** A key of its own for each purpose, from the server's one secret: what one of them gives away tells nothing of another. */
export const derivedKey = (secret: KeyObject, purpose: string): Buffer =>
  Buffer.from(hkdfSync('sha256', secret.export(), Buffer.alloc(0), `asn-squad ${purpose}`, 32));
