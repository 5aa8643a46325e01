import {
  Body,
  Controller,
  Get,
  Header,
  HttpCode,
  Param,
  Post,
  Put,
  Query,
  Req,
  StreamableFile,
} from '@nestjs/common';
import {
  ApiBody,
  ApiConsumes,
  ApiCreatedResponse,
  ApiOkResponse,
  ApiProduces,
  ApiTags,
} from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import type { Actor } from '../../kernel/actor.js';
import { CurrentActor } from '../../platform/auth/decorators.js';
import { IdPipe } from '../../platform/http/id.pipe.js';
import { readUpload } from '../../platform/http/upload.js';
import { Refuses } from '../../platform/errors/refuses.js';
import {
  EmblemDto,
  LetterheadDto,
  LetterheadListDto,
  LetterheadOfQuery,
  LetterheadPreviewDto,
  LetterheadVersionListDto,
  PreviewLetterheadDto,
  PutLetterheadDto,
} from './letterhead.dto.js';
import { LetterheadService } from './letterhead.service.js';

const MAX_EMBLEM_BYTES = 2 * 1024 * 1024;

@ApiTags('letters')
@Controller()
export class LetterheadsController {
  constructor(private readonly letterheads: LetterheadService) {}

  /** The agency's kop and those of its units organisasi, with what each inherits. */
  @Get('letterheads')
  @Refuses('forbidden')
  @ApiOkResponse({ type: LetterheadListDto })
  list(@CurrentActor() actor: Actor): Promise<LetterheadListDto> {
    return this.letterheads.list(actor);
  }

  /** The kop with these lines, before they are saved. */
  @Post('letterheads/preview')
  @Refuses('forbidden', 'not_found')
  @HttpCode(200)
  @ApiOkResponse({ type: LetterheadPreviewDto })
  preview(
    @CurrentActor() actor: Actor,
    @Body() body: PreviewLetterheadDto,
  ): Promise<LetterheadPreviewDto> {
    return this.letterheads.preview(actor, body);
  }

  /** What stood on one kop before, the latest first. */
  @Get('letterheads/versions')
  @Refuses('forbidden', 'not_found')
  @ApiOkResponse({ type: LetterheadVersionListDto })
  versions(
    @CurrentActor() actor: Actor,
    @Query() { unitId }: LetterheadOfQuery,
  ): Promise<LetterheadVersionListDto> {
    return this.letterheads.versions(actor, unitId ?? null);
  }

  @Put('agency/letterhead')
  @Refuses('forbidden', 'stale_version')
  @ApiOkResponse({ type: LetterheadDto })
  putAgency(@CurrentActor() actor: Actor, @Body() body: PutLetterheadDto): Promise<LetterheadDto> {
    return this.letterheads.put(actor, null, body);
  }

  @Put('units/:id/letterhead')
  @Refuses('forbidden', 'not_found', 'stale_version', 'unit_not_organizational')
  @ApiOkResponse({ type: LetterheadDto })
  putUnit(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @Body() body: PutLetterheadDto,
  ): Promise<LetterheadDto> {
    return this.letterheads.put(actor, id, body);
  }

  @Post('letterhead-emblems')
  @Refuses('forbidden', 'upload_incomplete', 'upload_unreadable')
  @ApiConsumes('multipart/form-data')
  @ApiBody({
    schema: {
      type: 'object',
      required: ['file'],
      properties: { file: { type: 'string', format: 'binary' } },
    },
  })
  @ApiCreatedResponse({ type: EmblemDto })
  async keepEmblem(
    @CurrentActor() actor: Actor,
    @Req() request: FastifyRequest,
  ): Promise<EmblemDto> {
    const { content } = await readUpload(request, MAX_EMBLEM_BYTES);
    return this.letterheads.keepEmblem(actor, content);
  }

  @Get('letterhead-emblems/:hash')
  @Refuses('not_found')
  @Header('content-security-policy', "default-src 'none'; sandbox")
  @Header('x-content-type-options', 'nosniff')
  @ApiProduces('image/png')
  async emblem(@CurrentActor() actor: Actor, @Param('hash') hash: string): Promise<StreamableFile> {
    return new StreamableFile(await this.letterheads.emblem(actor, hash), { type: 'image/png' });
  }
}
