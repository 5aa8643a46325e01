import { Controller, Get, Param, Query, Res } from '@nestjs/common';
import { ApiOkResponse, ApiProduces, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import type { Actor } from '../../kernel/actor.js';
import { CurrentActor, ForFormer } from '../../platform/auth/decorators.js';
import { IdPipe } from '../../platform/http/id.pipe.js';
import { Refuses } from '../../platform/errors/refuses.js';
import { LetterDto, RegisterDto, RegisterQuery } from './letter.dto.js';
import { LetterReadingService } from './letter-reading.service.js';

@ApiTags('letters')
@Controller('letters')
export class LettersController {
  constructor(private readonly reading: LetterReadingService) {}

  /** The register of a unit organisasi: every number of the year, with gaps. */
  @Get()
  @Refuses('cursor_invalid', 'forbidden', 'not_found')
  @ApiOkResponse({ type: RegisterDto })
  register(@CurrentActor() actor: Actor, @Query() query: RegisterQuery): Promise<RegisterDto> {
    return this.reading.register(actor, query);
  }

  @ForFormer()
  @Get(':id')
  @Refuses('not_found')
  @ApiOkResponse({ type: LetterDto })
  one(@CurrentActor() actor: Actor, @Param('id', IdPipe) id: string): Promise<LetterDto> {
    return this.reading.one(actor, id);
  }

  @ForFormer()
  @Get(':id/file')
  @Refuses('not_found')
  @ApiProduces('application/pdf')
  @ApiOkResponse({ description: 'the PDF as issued, byte for byte' })
  async file(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { fileName, pdf } = await this.reading.file(actor, id);
    await reply
      .header('content-type', 'application/pdf')
      .header('content-disposition', `inline; filename="${fileName}"`)
      // The browser's own reader shows it; nothing in it runs, and no page frames it.
      .header('content-security-policy', "script-src 'none'; frame-ancestors 'none'")
      .send(pdf);
  }
}
