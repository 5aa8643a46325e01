import { Controller, Get } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../kernel/actor.js';
import { CurrentActor } from '../../platform/auth/decorators.js';
import { Refuses } from '../../platform/errors/refuses.js';
import { DashboardDto } from './dashboard.dto.js';
import { DashboardService } from './dashboard.service.js';

@ApiTags('dashboard')
@Controller('dashboard')
export class DashboardController {
  constructor(private readonly dashboard: DashboardService) {}

  @Get()
  @Refuses('forbidden')
  @ApiOkResponse({ type: DashboardDto })
  read(@CurrentActor() actor: Actor): Promise<DashboardDto> {
    return this.dashboard.read(actor);
  }
}
