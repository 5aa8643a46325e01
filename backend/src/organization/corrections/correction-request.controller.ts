import {
  Body,
  Controller,
  Get,
  Header,
  HttpCode,
  Post,
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
import { cleanNote } from '../../kernel/lifecycle.js';
import { CurrentActor, ForFormer, PasswordAgain } from '../../platform/auth/decorators.js';
import { fieldsAs } from '../../platform/errors/validation.js';
import { IdParam } from '../../platform/http/id-param.js';
import { disposition } from '../../platform/http/disposition.js';
import { readUpload } from '../../platform/http/upload.js';
import { PageQuery } from '../../platform/http/validators.js';
import { Refuses } from '../../platform/errors/refuses.js';
import {
  AskCorrectionDto,
  CorrectionRequestDto,
  CorrectionRequestPageDto,
  DecideCorrectionDto,
  OwnDataDto,
} from './correction-request.dto.js';
import { CorrectionService } from './correction-request.service.js';
import { CorrectionVerbs } from './correction-request.verbs.js';
import { CORRECTION_FIELDS } from './domain/terms.js';

/** Above the 10 MB of the rule, so that a 12 MB photo is told what is wrong with it. */
const MAX_BYTES = 20 * 1024 * 1024;
const FILE = { type: 'string', format: 'binary' };

@ApiTags('correction-requests')
@Controller('correction-requests')
export class CorrectionController {
  constructor(
    private readonly corrections: CorrectionService,
    private readonly verbs: CorrectionVerbs,
  ) {}

  /** The reader's own, newest first. */
  @ForFormer()
  @Get()
  @Refuses('cursor_invalid')
  @ApiOkResponse({ type: CorrectionRequestPageDto })
  list(@CurrentActor() actor: Actor, @Query() page: PageQuery): Promise<CorrectionRequestPageDto> {
    return this.corrections.list(actor, page);
  }

  @Get('own-data')
  @Refuses('forbidden')
  @ApiOkResponse({ type: OwnDataDto })
  ownData(@CurrentActor() actor: Actor): Promise<OwnDataDto> {
    return this.corrections.ownData(actor);
  }

  /** Only what is given is asked about; an empty text clears a title, a telephone or an e-mail. One document. */
  @Post()
  @Refuses(
    'already_asked',
    'forbidden',
    'no_decider',
    'nothing_changes',
    'upload_incomplete',
    'upload_unreadable',
  )
  @ApiConsumes('multipart/form-data')
  @ApiBody({
    schema: {
      type: 'object',
      required: ['reason'],
      properties: {
        photo: FILE,
        file: FILE,
        reason: { type: 'string' },
        ...Object.fromEntries(CORRECTION_FIELDS.map((field) => [field, { type: 'string' }])),
      },
    },
  })
  @ApiCreatedResponse({ type: CorrectionRequestDto })
  async ask(
    @CurrentActor() actor: Actor,
    @Req() request: FastifyRequest,
  ): Promise<CorrectionRequestDto> {
    const upload = await readUpload(request, MAX_BYTES);
    return this.corrections.ask(actor, await fieldsAs(AskCorrectionDto, upload.fields), upload);
  }

  @ForFormer()
  @Get(':id')
  @Refuses('not_found')
  @ApiOkResponse({ type: CorrectionRequestDto })
  find(@CurrentActor() actor: Actor, @IdParam() id: string): Promise<CorrectionRequestDto> {
    return this.corrections.find(actor, id);
  }

  @ForFormer()
  @Get(':id/document')
  @Refuses('not_found')
  @Header('x-content-type-options', 'nosniff')
  @Header('content-security-policy', "default-src 'none'; sandbox")
  @ApiProduces('application/octet-stream')
  async document(@CurrentActor() actor: Actor, @IdParam() id: string): Promise<StreamableFile> {
    const { stream, name, contentType } = await this.corrections.document(actor, id);
    return new StreamableFile(stream, {
      type: contentType,
      disposition: disposition('attachment', name),
    });
  }

  @PasswordAgain()
  @Post(':id/approve')
  @Refuses('data_changed', 'forbidden', 'not_found', 'password_required', 'wrong_state')
  @HttpCode(200)
  @ApiOkResponse({ type: CorrectionRequestDto })
  approve(
    @CurrentActor() actor: Actor,
    @IdParam() id: string,
    @Body() { note }: DecideCorrectionDto,
  ): Promise<CorrectionRequestDto> {
    return this.verbs.approve(actor, id, cleanNote(note));
  }

  @Post(':id/refuse')
  @Refuses('forbidden', 'not_found', 'note_required', 'wrong_state')
  @HttpCode(200)
  @ApiOkResponse({ type: CorrectionRequestDto })
  refuse(
    @CurrentActor() actor: Actor,
    @IdParam() id: string,
    @Body() { note }: DecideCorrectionDto,
  ): Promise<CorrectionRequestDto> {
    return this.verbs.refuse(actor, id, cleanNote(note));
  }

  @Post(':id/withdraw')
  @Refuses('forbidden', 'not_found', 'wrong_state')
  @HttpCode(200)
  @ApiOkResponse({ type: CorrectionRequestDto })
  withdraw(@CurrentActor() actor: Actor, @IdParam() id: string): Promise<CorrectionRequestDto> {
    return this.verbs.withdraw(actor, id);
  }
}
