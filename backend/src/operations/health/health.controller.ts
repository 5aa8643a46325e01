import { Controller, Get } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { Public } from '../../platform/auth/decorators.js';
import { refusal } from '../../platform/errors/problem.js';
import { DatabaseProbe } from './database-probe.js';
import { Readiness } from './readiness.js';

@ApiExcludeController()
@Public()
@Controller('api/health')
export class HealthController {
  constructor(
    private readonly database: DatabaseProbe,
    private readonly readiness: Readiness,
  ) {}

  @Get('live')
  live(): { status: 'ok' } {
    return { status: 'ok' };
  }

  /** 200 when database, migrations and demo data are there, however busy it is: overload is answered request by request. */
  @Get('ready')
  async ready(): Promise<{ status: 'ready' }> {
    if (!this.readiness.isReady) throw refusal('starting', 'Sistem sedang disiapkan.');
    await this.database.check();
    return { status: 'ready' };
  }
}
