import { Body, Controller, Get, Put } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../kernel/actor.js';
import { CurrentActor } from '../platform/auth/decorators.js';
import { Refuses } from '../platform/errors/refuses.js';
import { EnterAgencyDto, InstalledAgenciesDto } from './installer.dto.js';
import { InstallerService } from './installer.service.js';

@ApiTags('auth')
@Controller('me')
export class InstallerController {
  constructor(private readonly service: InstallerService) {}

  @Get('agencies')
  @ApiOkResponse({ type: InstalledAgenciesDto })
  agencies(@CurrentActor() actor: Actor): Promise<InstalledAgenciesDto> {
    return this.service.agencies(actor);
  }

  /** The installer goes on working in another agency. */
  @Put('agency')
  @Refuses('forbidden')
  @ApiOkResponse({ type: InstalledAgenciesDto })
  enter(
    @CurrentActor() actor: Actor,
    @Body() { agencyId }: EnterAgencyDto,
  ): Promise<InstalledAgenciesDto> {
    return this.service.enter(actor, agencyId);
  }
}
