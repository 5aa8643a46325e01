import { Body, Controller, HttpCode, Post, Put } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../kernel/actor.js';
import { CurrentActor } from '../../platform/auth/decorators.js';
import { IdParam } from '../../platform/http/id-param.js';
import { Refuses } from '../../platform/errors/refuses.js';
import { ReportedActionItemDto } from './action-item.dto.js';
import { ActionItemService } from './action-item.service.js';
import { ReportActionItemDto } from './skp-request.dto.js';

@ApiTags('skp')
@ApiBearerAuth()
@Controller('action-items')
export class ActionItemController {
  constructor(private readonly service: ActionItemService) {}

  @Put(':id/report')
  @Refuses('forbidden', 'not_found', 'stale_version', 'wrong_state')
  @ApiOkResponse({ type: ReportedActionItemDto })
  report(
    @CurrentActor() actor: Actor,
    @IdParam() id: string,
    @Body() body: ReportActionItemDto,
  ): Promise<ReportedActionItemDto> {
    return this.service.report(actor, id, body);
  }

  @Post(':id/report/submit')
  @Refuses('forbidden', 'not_found', 'wrong_state')
  @HttpCode(200)
  @ApiOkResponse({ type: ReportedActionItemDto })
  submit(@CurrentActor() actor: Actor, @IdParam() id: string): Promise<ReportedActionItemDto> {
    return this.service.submit(actor, id);
  }
}
