import { Module } from '@nestjs/common';
import { HealthController } from './health.controller.js';
import { DatabaseProbe } from './database-probe.js';
import { Readiness } from './readiness.js';

@Module({
  controllers: [HealthController],
  providers: [DatabaseProbe, Readiness],
  exports: [DatabaseProbe, Readiness],
})
export class HealthModule {}
