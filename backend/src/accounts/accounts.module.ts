import { Module } from '@nestjs/common';
import { JwtModule } from '@nestjs/jwt';
import { AdministeredAccounts } from './administered-accounts.service.js';
import { AccountImport } from './account-import.service.js';
import { OfficialUsernames } from './official-usernames.js';
import { AuthController } from './auth.controller.js';
import { CodesController } from './codes.controller.js';
import { CodesService } from './codes.service.js';
import { DepartedSessions } from './departed-sessions.js';
import { Guesses } from './guesses.service.js';
import { KnownDevices } from './known-devices.service.js';
import { RefusedLogins } from './refused-logins.service.js';
import { InstallerController } from './installer.controller.js';
import { InstallerService } from './installer.service.js';
import { LoginService } from './login.service.js';
import { MeController } from './me.controller.js';
import { MeService } from './me.service.js';
import { OwnSessionsController } from './own-sessions.controller.js';
import { OwnSessionsService } from './own-sessions.service.js';
import { PasswordService } from './password.service.js';
import { SecondFactorController } from './second-factor.controller.js';
import { SecondFactorService } from './second-factor.service.js';
import { SessionPurge } from './session-purge.js';
import { SessionService } from './session.service.js';

@Module({
  imports: [JwtModule.register({})],
  controllers: [
    AuthController,
    MeController,
    InstallerController,
    CodesController,
    OwnSessionsController,
    SecondFactorController,
  ],
  providers: [
    SessionService,
    LoginService,
    Guesses,
    KnownDevices,
    RefusedLogins,
    PasswordService,
    MeService,
    InstallerService,
    AccountImport,
    OfficialUsernames,
    CodesService,
    AdministeredAccounts,
    OwnSessionsService,
    SecondFactorService,
    SessionPurge,
    DepartedSessions,
  ],
  exports: [PasswordService, AccountImport, SessionService],
})
export class AccountsModule {}
