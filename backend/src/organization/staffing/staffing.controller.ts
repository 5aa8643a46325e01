import { Body, Controller, Get, HttpCode, Param, Patch, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../kernel/actor.js';
import { CurrentActor, PasswordAgain } from '../../platform/auth/decorators.js';
import { IdPipe } from '../../platform/http/id.pipe.js';
import { Refuses } from '../../platform/errors/refuses.js';
import { EmployeeRecordDto } from './employee-record.dto.js';
import { EmployeeRecordService } from './employee-record.service.js';
import { CorrectDto, CorrectStartDto, HireDto, PostDto, StaffedDto } from './staffing.dto.js';
import { StaffingService } from './staffing.service.js';

@ApiTags('organization')
@Controller('employees')
export class StaffingController {
  constructor(
    private readonly staffing: StaffingService,
    private readonly records: EmployeeRecordService,
  ) {}

  @Get(':id/record')
  @Refuses('forbidden', 'not_found')
  @ApiOkResponse({ type: EmployeeRecordDto })
  record(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
  ): Promise<EmployeeRecordDto> {
    return this.records.find(actor, id);
  }

  @PasswordAgain()
  @Post()
  @Refuses('forbidden', 'left_returns', 'official_changed', 'password_required', 'same_person')
  @ApiCreatedResponse({ type: StaffedDto })
  hire(@CurrentActor() actor: Actor, @Body() body: HireDto): Promise<StaffedDto> {
    return this.staffing.hire(actor, body);
  }

  @PasswordAgain()
  @Patch(':id')
  @Refuses(
    'forbidden',
    'left_returns',
    'not_found',
    'official_changed',
    'password_required',
    'same_person',
  )
  @ApiOkResponse({ type: StaffedDto })
  correct(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @Body() body: CorrectDto,
  ): Promise<StaffedDto> {
    return this.staffing.correct(actor, id, body);
  }

  @PasswordAgain()
  @Post(':id/move')
  @Refuses('forbidden', 'head_present', 'not_found', 'password_required', 'wrong_state')
  @HttpCode(200)
  @ApiOkResponse({ type: StaffedDto })
  move(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @Body() body: PostDto,
  ): Promise<StaffedDto> {
    return this.staffing.move(actor, id, body);
  }

  @PasswordAgain()
  @Post(':id/cancel-move')
  @Refuses('forbidden', 'not_found', 'password_required', 'wrong_state')
  @HttpCode(200)
  @ApiOkResponse({ type: StaffedDto })
  cancelMove(@CurrentActor() actor: Actor, @Param('id', IdPipe) id: string): Promise<StaffedDto> {
    return this.staffing.cancelMove(actor, id);
  }

  /** The TMT of a post. */
  @PasswordAgain()
  @Patch(':id/holdings/:holdingId')
  @Refuses('forbidden', 'not_found', 'password_required', 'wrong_state')
  @ApiOkResponse({ type: StaffedDto })
  correctStart(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @Param('holdingId', IdPipe) holdingId: string,
    @Body() body: CorrectStartDto,
  ): Promise<StaffedDto> {
    return this.staffing.correctStart(actor, id, holdingId, body);
  }
}
