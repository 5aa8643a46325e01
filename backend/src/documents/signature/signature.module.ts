import { Global, Module } from '@nestjs/common';
import { SIGNATURE_PROVIDER } from './signature-provider.js';
import { SimulatorSignatureProvider } from './simulator.provider.js';

/** Another provider takes the same token. */
@Global()
@Module({
  providers: [{ provide: SIGNATURE_PROVIDER, useClass: SimulatorSignatureProvider }],
  exports: [SIGNATURE_PROVIDER],
})
export class SignatureModule {}
