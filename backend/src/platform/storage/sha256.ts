import { createHash } from 'node:crypto';

/** SHA-256 as 64 lower-case hex digits: the key of a stored file and the fingerprint of a letter. */
export const sha256 = (content: Uint8Array): string =>
  createHash('sha256').update(content).digest('hex');
