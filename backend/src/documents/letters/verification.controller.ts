import { Controller, Get, HttpCode, Param, Post, Req } from '@nestjs/common';
import { ApiBody, ApiConsumes, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { Public } from '../../platform/auth/decorators.js';
import { invalidField } from '../../platform/errors/problem.js';
import { RateLimited } from '../../platform/http/rate-limit.js';
import { readUpload } from '../../platform/http/upload.js';
import { Refuses } from '../../platform/errors/refuses.js';
import { ComparedFileDto, VerifiedLetterDto } from './letter.dto.js';
import { VerificationService } from './verification.service.js';

const MAX_PDF_BYTES = 10 * 1024 * 1024;

/** Public: whoever holds a letter may check it. */
@Public()
@ApiTags('letters')
@Controller('verify')
export class VerificationController {
  constructor(private readonly verification: VerificationService) {}

  @RateLimited(60)
  @Get(':token')
  @Refuses('not_found')
  @ApiOkResponse({ type: VerifiedLetterDto })
  byToken(@Param('token') token: string): Promise<VerifiedLetterDto> {
    return this.verification.byToken(token);
  }

  @RateLimited(20)
  @Post()
  @Refuses('upload_incomplete', 'upload_unreadable')
  @HttpCode(200)
  @ApiConsumes('multipart/form-data')
  @ApiBody({
    schema: {
      type: 'object',
      required: ['file'],
      properties: {
        file: { type: 'string', format: 'binary' },
        token: { type: 'string', description: 'of the letter that it should be' },
      },
    },
  })
  @ApiOkResponse({ type: ComparedFileDto })
  async compare(@Req() request: FastifyRequest): Promise<ComparedFileDto> {
    const upload = await readUpload(request, MAX_PDF_BYTES);
    if (!upload.content.subarray(0, 1024).includes('%PDF-')) {
      throw invalidField('file', 'not_pdf', 'Berkas ini bukan PDF.');
    }
    return this.verification.compare(upload.content, upload.fields.token);
  }
}
