import {
  Controller,
  Delete,
  Get,
  Header,
  HttpCode,
  Post,
  Req,
  StreamableFile,
} from '@nestjs/common';
import {
  ApiBody,
  ApiConsumes,
  ApiCreatedResponse,
  ApiNoContentResponse,
  ApiProduces,
  ApiTags,
} from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import type { Actor } from '../../kernel/actor.js';
import { CurrentActor, ForFormer } from '../../platform/auth/decorators.js';
import { disposition } from '../../platform/http/disposition.js';
import { IdParam } from '../../platform/http/id-param.js';
import { readUpload } from '../../platform/http/upload.js';
import { Refuses } from '../../platform/errors/refuses.js';
import { EvidenceDto } from './activity.dto.js';
import { EvidenceService, type OpenedFile } from './evidence.service.js';

/** Above the 10 MB of the rule, so that a 12 MB photo is told what is wrong with it. */
const MAX_BYTES = 20 * 1024 * 1024;

@ApiTags('activities')
@Controller('activities/:id/evidence')
export class EvidenceController {
  constructor(private readonly service: EvidenceService) {}

  @Post()
  @Refuses(
    'evidence_limit',
    'forbidden',
    'not_found',
    'upload_incomplete',
    'upload_unreadable',
    'wrong_state',
  )
  @ApiConsumes('multipart/form-data')
  @ApiBody({
    schema: {
      type: 'object',
      properties: {
        photo: { type: 'string', format: 'binary' },
        file: { type: 'string', format: 'binary' },
      },
    },
  })
  @ApiCreatedResponse({ type: EvidenceDto })
  async add(
    @CurrentActor() actor: Actor,
    @IdParam() id: string,
    @Req() request: FastifyRequest,
  ): Promise<EvidenceDto> {
    return this.service.add(actor, id, await readUpload(request, MAX_BYTES));
  }

  @Delete(':evidenceId')
  @Refuses('forbidden', 'not_found', 'wrong_state')
  @HttpCode(204)
  @ApiNoContentResponse()
  remove(
    @CurrentActor() actor: Actor,
    @IdParam() id: string,
    @IdParam('evidenceId') evidenceId: string,
  ): Promise<void> {
    return this.service.remove(actor, id, evidenceId);
  }

  @ForFormer()
  @Get(':evidenceId/file')
  @Refuses('not_found')
  @Header('x-content-type-options', 'nosniff')
  @Header('content-security-policy', "default-src 'none'; sandbox")
  @ApiProduces('application/octet-stream')
  async file(
    @CurrentActor() actor: Actor,
    @IdParam() id: string,
    @IdParam('evidenceId') evidenceId: string,
  ): Promise<StreamableFile> {
    return sent(await this.service.open(actor, id, evidenceId, 'file'));
  }

  @ForFormer()
  @Get(':evidenceId/thumbnail')
  @Refuses('not_found')
  @Header('x-content-type-options', 'nosniff')
  @Header('content-security-policy', "default-src 'none'; sandbox")
  @ApiProduces('image/webp')
  async thumbnail(
    @CurrentActor() actor: Actor,
    @IdParam() id: string,
    @IdParam('evidenceId') evidenceId: string,
  ): Promise<StreamableFile> {
    return sent(await this.service.open(actor, id, evidenceId, 'thumbnail'));
  }
}

/** Photos are shown, documents are downloaded: nothing that people uploaded runs in this origin. */
function sent({ stream, name, contentType, kind }: OpenedFile): StreamableFile {
  const how = kind === 'photo' ? 'inline' : 'attachment';
  return new StreamableFile(stream, {
    type: contentType,
    disposition: disposition(how, name),
  });
}
