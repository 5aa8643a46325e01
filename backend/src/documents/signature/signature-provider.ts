/** What a signature puts on the face of a document; it is printed before signing. */
export interface PrintedMark {
  readonly provider: string;
  /** Whether the signature has legal force. */
  readonly valid: boolean;
  readonly label: string;
  readonly statement: string;
  /** ISO instant. */
  readonly signedAt: string;
}

export interface Signatory {
  readonly name: string;
  readonly nip: string | null;
  /** For this call only; a provider must neither keep nor log it. */
  readonly passphrase?: string;
}

export const SIGNATURE_PROVIDER = Symbol('SIGNATURE_PROVIDER');

/** Signs PDFs: the simulator, or an adapter to a certificate authority such as BSrE. */
export interface SignatureProvider {
  readonly name: string;
  mark(signedAt: Date): PrintedMark;
  /** The signed file; a refusal (wrong passphrase, expired certificate) throws. */
  sign(pdf: Buffer, signatory: Signatory, signedAt: Date): Promise<Buffer>;
}
