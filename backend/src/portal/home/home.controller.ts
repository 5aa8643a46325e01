import { Controller, Get } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../kernel/actor.js';
import { CurrentActor } from '../../platform/auth/decorators.js';
import { HomeDto } from './home.dto.js';
import { HomeService } from './home.service.js';

@ApiTags('home')
@Controller('home')
export class HomeController {
  constructor(private readonly home: HomeService) {}

  /** What the actor comes for, on one page: returned work first. */
  @Get()
  @ApiOkResponse({ type: HomeDto })
  read(@CurrentActor() actor: Actor): Promise<HomeDto> {
    return this.home.read(actor);
  }
}
