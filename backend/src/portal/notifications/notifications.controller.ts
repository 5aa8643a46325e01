import { Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../kernel/actor.js';
import { CurrentActor, ForFormer } from '../../platform/auth/decorators.js';
import { IdPipe } from '../../platform/http/id.pipe.js';
import { PageQuery } from '../../platform/http/validators.js';
import { Refuses } from '../../platform/errors/refuses.js';
import { NotificationPageDto, UnreadDto } from './notification.dto.js';
import { NotificationsService } from './notifications.service.js';

@ApiTags('notifications')
@Controller('notifications')
export class NotificationsController {
  constructor(private readonly service: NotificationsService) {}

  @ForFormer()
  @Get()
  @Refuses('cursor_invalid')
  @ApiOkResponse({ type: NotificationPageDto })
  list(@CurrentActor() actor: Actor, @Query() page: PageQuery): Promise<NotificationPageDto> {
    return this.service.list(actor, page);
  }

  @Post('read-all')
  @HttpCode(200)
  @ApiOkResponse({ type: UnreadDto })
  readAll(@CurrentActor() actor: Actor): Promise<UnreadDto> {
    return this.service.readAll(actor);
  }

  @Post(':id/read')
  @Refuses('not_found')
  @HttpCode(200)
  @ApiOkResponse({ type: UnreadDto })
  read(@CurrentActor() actor: Actor, @Param('id', IdPipe) id: string): Promise<UnreadDto> {
    return this.service.read(actor, id);
  }
}
