import { Module } from '@nestjs/common';
import { AccountsModule } from '../../accounts/accounts.module.js';
import { InstallationService } from './installation.service.js';
import { KnownPasswords } from './known-passwords.service.js';

@Module({
  imports: [AccountsModule],
  providers: [InstallationService, KnownPasswords],
  exports: [InstallationService, KnownPasswords],
})
export class InstallationModule {}
