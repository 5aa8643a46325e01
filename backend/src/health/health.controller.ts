import { Controller, Get } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { Public } from '../shared/auth/decorators.js';
import { Database } from '../shared/database/database.js';
import { problem } from '../shared/errors/problem.js';
import { Readiness } from './readiness.js';

@ApiExcludeController()
@Public()
@Controller('api/health')
export class HealthController {
  constructor(
    private readonly database: Database,
    private readonly readiness: Readiness,
  ) {}

  @Get('live')
  live(): { status: 'ok' } {
    return { status: 'ok' };
  }

  /** 200 when everything is up: database, migrations, demo data and pages. */
  @Get('ready')
  async ready(): Promise<{ status: 'ready' }> {
    if (!this.readiness.isReady) throw problem(503, 'starting', 'Sistem sedang disiapkan.');
    await this.database.query('select 1');
    return { status: 'ready' };
  }
}
