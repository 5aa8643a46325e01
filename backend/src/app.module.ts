import { type DynamicModule, Module } from '@nestjs/common';
import { APP_FILTER, APP_GUARD, APP_INTERCEPTOR } from '@nestjs/core';
import { GoalsModule } from './planning/goals/goals.module.js';
import { SkpModule } from './planning/skp/skp.module.js';
import { SquadsModule } from './teams/squads/squads.module.js';
import { EmployeesModule } from './portal/employees/employees.module.js';
import { AssignmentsModule } from './teams/assignments/assignments.module.js';
import { LettersModule } from './documents/letters/letters.module.js';
import { ActivitiesModule } from './work/activities/activities.module.js';
import { EvaluationModule } from './evaluation/rounds/evaluation.module.js';
import { ImportsModule } from './operations/imports/imports.module.js';
import { NotificationsModule } from './portal/notifications/notifications.module.js';
import { AuditModule } from './portal/audit/audit.module.js';
import { FourEyesModule } from './organization/four-eyes/four-eyes.module.js';
import { InboxModule } from './portal/inbox/inbox.module.js';
import { HomeModule } from './portal/home/home.module.js';
import { DashboardModule } from './portal/dashboard/dashboard.module.js';
import { DemoModule } from './demo/demo.module.js';
import { TransfersModule } from './organization/transfers/transfers.module.js';
import { AccountsModule } from './accounts/accounts.module.js';
import { HealthModule } from './operations/health/health.module.js';
import { MetricsModule } from './operations/metrics/metrics.module.js';
import { InstallationModule } from './operations/installation/installation.module.js';
import { CorrectionsModule } from './organization/corrections/corrections.module.js';
import { StaffingModule } from './organization/staffing/staffing.module.js';
import { OrganizationModule } from './organization/organization.module.js';
import { FormerAnswers } from './platform/auth/former-answers.interceptor.js';
import { JwtAuthGuard } from './platform/auth/jwt-auth.guard.js';
import { AccountLimitGuard } from './platform/auth/account-limit.guard.js';
import { RecentPasswordGuard } from './platform/auth/recent-password.guard.js';
import type { Config } from './platform/config/config.js';
import { ConfigModule } from './platform/config/config.module.js';
import { DatabaseModule } from './platform/database/database.module.js';
import { ProblemFilter } from './platform/errors/problem.filter.js';
import { BodyTypeGuard } from './platform/http/body-type.guard.js';
import { IdempotencyInterceptor } from './platform/http/idempotency.interceptor.js';
import { PlatformModule } from './platform/platform.module.js';
import { WorkflowModule } from './workflow/workflow.module.js';
import { SignatureModule } from './documents/signature/signature.module.js';
import { StorageModule } from './platform/storage/storage.module.js';

@Module({})
export class AppModule {
  static with(config: Config): DynamicModule {
    return {
      module: AppModule,
      imports: [
        ConfigModule.with(config),
        DatabaseModule,
        PlatformModule,
        WorkflowModule,
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
        CorrectionsModule,
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
