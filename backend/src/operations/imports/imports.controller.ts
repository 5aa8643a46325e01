import {
  Controller,
  Get,
  HttpCode,
  Param,
  ParseEnumPipe,
  Post,
  Query,
  Req,
  Res,
} from '@nestjs/common';
import {
  ApiBody,
  ApiConsumes,
  ApiOkResponse,
  ApiParam,
  ApiProduces,
  ApiTags,
} from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import type { Actor } from '../../kernel/actor.js';
import { CurrentActor, type SignedInRequest } from '../../platform/auth/decorators.js';
import { RecentPassword } from '../../platform/auth/recent-password.guard.js';
import { notFound } from '../../platform/errors/problem.js';
import { PageQuery } from '../../platform/http/validators.js';
import { Refuses } from '../../platform/errors/refuses.js';
import { IMPORT_KINDS, type ImportKind } from '../../organization/importing/domain/sheet.js';
import { importTemplate, templateCsv } from '../../organization/importing/domain/template.js';
import {
  answersOf,
  ImportQuery,
  ImportResultDto,
  ImportRunPageDto,
  TemplateQuery,
} from './import.dto.js';
import { ImportHistoryService } from './import-history.service.js';
import { ImportsService } from './imports.service.js';
import { readTableUpload } from './table-upload.js';
import { templateXlsx } from './template.writer.js';

const XLSX_TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const KINDS = Object.fromEntries(IMPORT_KINDS.map((kind) => [kind, kind]));
const kindPipe = new ParseEnumPipe(KINDS, { exceptionFactory: () => notFound('Templat') });

@ApiTags('imports')
@Controller('imports')
export class ImportsController {
  constructor(
    private readonly imports: ImportsService,
    private readonly history: ImportHistoryService,
    private readonly password: RecentPassword,
  ) {}

  @Post()
  @Refuses('forbidden', 'password_required', 'wrong_state')
  @HttpCode(200)
  @ApiConsumes('multipart/form-data')
  @ApiBody({
    schema: {
      type: 'object',
      required: ['file'],
      properties: { file: { type: 'string', format: 'binary', description: 'CSV or XLSX' } },
    },
  })
  @ApiOkResponse({ type: ImportResultDto })
  async import(
    @CurrentActor() actor: Actor,
    @Query() query: ImportQuery,
    @Req() request: SignedInRequest,
  ): Promise<ImportResultDto> {
    this.imports.authorise(actor, query.kind);
    return this.imports.import(actor, {
      ...query,
      answers: answersOf(query.answers),
      isPasswordRecent: await this.password.isGiven(request.user),
      file: await readTableUpload(request),
    });
  }

  @Get()
  @Refuses('cursor_invalid', 'forbidden')
  @ApiOkResponse({ type: ImportRunPageDto })
  list(@CurrentActor() actor: Actor, @Query() page: PageQuery): Promise<ImportRunPageDto> {
    this.imports.authorise(actor, 'agency');
    return this.history.list(actor, page);
  }

  @Get('templates/:kind')
  @Refuses('forbidden', 'not_found')
  @ApiParam({ name: 'kind', enum: IMPORT_KINDS })
  @ApiProduces('text/csv', XLSX_TYPE)
  @ApiOkResponse({ description: 'the blank form', schema: { type: 'string', format: 'binary' } })
  async template(
    @CurrentActor() actor: Actor,
    @Param('kind', kindPipe) kind: ImportKind,
    @Query() { format }: TemplateQuery,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    this.imports.authorise(actor, 'agency');
    const content = format === 'xlsx' ? await templateXlsx(kind) : templateCsv(kind);
    await reply
      .header('content-type', format === 'xlsx' ? XLSX_TYPE : 'text/csv; charset=utf-8')
      .header(
        'content-disposition',
        `attachment; filename="${importTemplate(kind).fileName}.${format}"`,
      )
      .send(content);
  }
}
