import type { PrintedMark, Signatory, SignatureProvider } from './signature-provider.js';

/** Signs nothing and says so on every page. Takes no passphrase. */
export class SimulatorSignatureProvider implements SignatureProvider {
  readonly name = 'simulator';

  mark(signedAt: Date): PrintedMark {
    return {
      provider: this.name,
      valid: false,
      label: 'Simulasi, tidak sah',
      statement: 'Tanda tangan dibuat oleh simulator, bukan sertifikat elektronik BSrE.',
      signedAt: signedAt.toISOString(),
    };
  }

  async sign(pdf: Buffer, _signatory: Signatory, _signedAt: Date): Promise<Buffer> {
    return pdf;
  }
}
