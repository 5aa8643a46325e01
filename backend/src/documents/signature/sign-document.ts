import { sha256 } from '../../platform/storage/sha256.js';
import type { PrintedMark, Signatory, SignatureProvider } from './signature-provider.js';

export interface SignedDocument {
  readonly pdf: Buffer;
  /** Of the file as signed: what verification compares with, frozen from here on. */
  readonly sha256: string;
  readonly mark: PrintedMark;
}

/**
 * Renders with the provider's mark on it, signs, and takes the fingerprint of the final bytes.
 * @param render returns the PDF with the mark on it
 */
export async function signDocument(
  provider: SignatureProvider,
  signatory: Signatory,
  signedAt: Date,
  render: (mark: PrintedMark) => Promise<Buffer>,
): Promise<SignedDocument> {
  const mark = provider.mark(signedAt);
  const pdf = await provider.sign(await render(mark), signatory, signedAt);
  return { pdf, sha256: sha256(pdf), mark };
}
