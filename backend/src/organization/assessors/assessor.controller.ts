import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../kernel/actor.js';
import { CurrentActor, PasswordAgain } from '../../platform/auth/decorators.js';
import { IdPipe } from '../../platform/http/id.pipe.js';
import { PageQuery } from '../../platform/http/validators.js';
import { Refuses } from '../../platform/errors/refuses.js';
import { AssessorExceptionsService } from './assessor-exceptions.service.js';
import { AssessorOverrideService } from './assessor-override.service.js';
import {
  AssessorExceptionPageDto,
  AssessorOverrideDto,
  ConfirmAssessorsDto,
  ConfirmedDto,
  OverrideAssessorDto,
} from './assessor.dto.js';

@ApiTags('organization')
@Controller()
export class AssessorController {
  constructor(
    private readonly exceptions: AssessorExceptionsService,
    private readonly overrides: AssessorOverrideService,
  ) {}

  @Get('assessor-exceptions')
  @Refuses('cursor_invalid', 'forbidden')
  @ApiOkResponse({ type: AssessorExceptionPageDto })
  list(@CurrentActor() actor: Actor, @Query() page: PageQuery): Promise<AssessorExceptionPageDto> {
    return this.exceptions.list(actor, page);
  }

  @PasswordAgain()
  @Post('assessor-exceptions/confirm')
  @Refuses('forbidden', 'password_required')
  @HttpCode(200)
  @ApiOkResponse({ type: ConfirmedDto })
  confirm(
    @CurrentActor() actor: Actor,
    @Body() { employeeIds }: ConfirmAssessorsDto,
  ): Promise<ConfirmedDto> {
    return this.exceptions.confirm(actor, employeeIds);
  }

  @PasswordAgain()
  @Post('employees/:id/assessor-override')
  @Refuses(
    'forbidden',
    'not_found',
    'override_later',
    'password_required',
    'second_approval_needed',
  )
  @HttpCode(200)
  @ApiOkResponse({ type: AssessorOverrideDto })
  override(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @Body() body: OverrideAssessorDto,
  ): Promise<AssessorOverrideDto> {
    return this.overrides.set(actor, id, body);
  }
}
