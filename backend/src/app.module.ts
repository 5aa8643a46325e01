import { type DynamicModule, Module } from '@nestjs/common';
import { APP_FILTER, APP_GUARD, APP_INTERCEPTOR } from '@nestjs/core';
import { GoalsModule } from './goals/goals.module.js';
import { SkpModule } from './skp/skp.module.js';
import { SquadsModule } from './squads/squads.module.js';
import { EmployeesModule } from './employees/employees.module.js';
import { AssignmentsModule } from './assignments/assignments.module.js';
import { LettersModule } from './letters/letters.module.js';
import { ActivitiesModule } from './activities/activities.module.js';
import { EvaluationModule } from './evaluation/evaluation.module.js';
import { ImportsModule } from './imports/imports.module.js';
import { NotificationsModule } from './notifications/notifications.module.js';
import { AuditModule } from './audit/audit.module.js';
import { FourEyesModule } from './four-eyes/four-eyes.module.js';
import { InboxModule } from './inbox/inbox.module.js';
import { HomeModule } from './home/home.module.js';
import { DashboardModule } from './dashboard/dashboard.module.js';
import { DemoModule } from './demo/demo.module.js';
import { TransfersModule } from './transfers/transfers.module.js';
import { AccountsModule } from './accounts/accounts.module.js';
import { HealthModule } from './health/health.module.js';
import { MetricsModule } from './metrics/metrics.module.js';
import { InstallationModule } from './installation/installation.module.js';
import { StaffingModule } from './staffing/staffing.module.js';
import { OrganizationModule } from './organization/organization.module.js';
import { FormerAnswers } from './shared/auth/former-answers.interceptor.js';
import { JwtAuthGuard } from './shared/auth/jwt-auth.guard.js';
import { AccountLimitGuard } from './shared/auth/account-limit.guard.js';
import { RecentPasswordGuard } from './shared/auth/recent-password.guard.js';
import type { Config } from './shared/config/config.js';
import { ConfigModule } from './shared/config/config.module.js';
import { DatabaseModule } from './shared/database/database.module.js';
import { ProblemFilter } from './shared/errors/problem.filter.js';
import { BodyTypeGuard } from './shared/http/body-type.guard.js';
import { IdempotencyInterceptor } from './shared/http/idempotency.interceptor.js';
import { SharedModule } from './shared/shared.module.js';
import { SignatureModule } from './shared/signature/signature.module.js';
import { StorageModule } from './shared/storage/storage.module.js';

@Module({})
export class AppModule {
  static with(config: Config): DynamicModule {
    return {
      module: AppModule,
      imports: [
        ConfigModule.with(config),
        DatabaseModule,
        SharedModule,
        StorageModule,
        SignatureModule,
        HealthModule,
        MetricsModule,
        InstallationModule,
        OrganizationModule,
        AccountsModule,
        GoalsModule,
        SkpModule,
        SquadsModule,
        EmployeesModule,
        AssignmentsModule,
        LettersModule,
        ActivitiesModule,
        EvaluationModule,
        ImportsModule,
        TransfersModule,
        StaffingModule,
        NotificationsModule,
        AuditModule,
        FourEyesModule,
        InboxModule,
        DashboardModule,
        HomeModule,
        DemoModule,
      ],
      providers: [
        { provide: APP_GUARD, useClass: JwtAuthGuard },
        { provide: APP_GUARD, useClass: AccountLimitGuard },
        { provide: APP_GUARD, useClass: BodyTypeGuard },
        { provide: APP_GUARD, useClass: RecentPasswordGuard },
        { provide: APP_FILTER, useClass: ProblemFilter },
        { provide: APP_INTERCEPTOR, useClass: IdempotencyInterceptor },
        { provide: APP_INTERCEPTOR, useClass: FormerAnswers },
      ],
    };
  }
}
