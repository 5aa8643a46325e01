import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiAcceptedResponse, ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../kernel/actor.js';
import { CurrentActor, PasswordAgain } from '../../platform/auth/decorators.js';
import { DoubleEmployments } from './double-employments.service.js';
import { IdPipe } from '../../platform/http/id.pipe.js';
import { Refuses } from '../../platform/errors/refuses.js';
import {
  AcceptTransferDto,
  CreateReleaseDto,
  CreateTransferDto,
  DoubleEmploymentsDto,
  OtherAgenciesDto,
  RefuseTransferDto,
  ReleaseTransferDto,
  SettleDoubleDto,
  TransferDto,
  TransferPageDto,
  TransferQuery,
} from './transfer.dto.js';
import { TransfersService } from './transfers.service.js';

/** Applies to any value of `employeeId`: even a body that is refused afterwards may ask for the password. */
const isRelease = (body: unknown): boolean =>
  typeof body === 'object' && body !== null && 'employeeId' in body;

@ApiTags('transfers')
@Controller('transfers')
export class TransfersController {
  constructor(
    private readonly transfers: TransfersService,
    private readonly doubles: DoubleEmployments,
  ) {}

  @Get()
  @Refuses('cursor_invalid', 'forbidden')
  @ApiOkResponse({ type: TransferPageDto })
  list(@CurrentActor() actor: Actor, @Query() query: TransferQuery): Promise<TransferPageDto> {
    return this.transfers.list(actor, query);
  }

  /** The other agencies of this installation, to release somebody to. */
  @Get('agencies')
  @Refuses('forbidden')
  @ApiOkResponse({ type: OtherAgenciesDto })
  agencies(@CurrentActor() actor: Actor): Promise<OtherAgenciesDto> {
    return this.transfers.agencies(actor);
  }

  /** NIPs that an earlier release let two agencies employ; only the installer sees any. */
  @Get('doubles')
  @ApiOkResponse({ type: DoubleEmploymentsDto })
  doubleEmployments(@CurrentActor() actor: Actor): Promise<DoubleEmploymentsDto> {
    return this.doubles.list(actor);
  }

  @PasswordAgain()
  @Post('doubles/:id/settle')
  @Refuses('forbidden', 'not_found', 'password_required')
  @HttpCode(200)
  @ApiOkResponse({ type: DoubleEmploymentsDto })
  settleDouble(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @Body() { keep }: SettleDoubleDto,
  ): Promise<DoubleEmploymentsDto> {
    return this.doubles.settle(actor, id, keep === 'other');
  }

  /**
   * By NIP the new agency asks: the same answer for every NIP that is not its own, whether or not there is such a person. By
   * employeeId the home releases, as `POST /employees/:id/transfer` does, with the password again.
   */
  @PasswordAgain(isRelease)
  @Post()
  @Refuses('forbidden', 'not_found', 'password_required', 'transfer_under_way', 'wrong_state')
  @HttpCode(202)
  @ApiAcceptedResponse({ type: TransferDto })
  create(@CurrentActor() actor: Actor, @Body() body: CreateTransferDto): Promise<TransferDto> {
    return this.transfers.create(actor, body);
  }

  @PasswordAgain()
  @Post(':id/release')
  @Refuses('forbidden', 'not_found', 'password_required', 'transfer_under_way', 'wrong_state')
  @HttpCode(200)
  @ApiOkResponse({ type: TransferDto })
  release(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @Body() { on }: ReleaseTransferDto,
  ): Promise<TransferDto> {
    return this.transfers.release(actor, id, on);
  }

  @Post(':id/refuse')
  @Refuses('forbidden', 'not_found', 'wrong_state')
  @HttpCode(200)
  @ApiOkResponse({ type: TransferDto })
  refuse(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @Body() { reason }: RefuseTransferDto,
  ): Promise<TransferDto> {
    return this.transfers.refuse(actor, id, reason);
  }

  @PasswordAgain()
  @Post(':id/accept')
  @Refuses('forbidden', 'not_found', 'password_required', 'unit_has_head', 'wrong_state')
  @HttpCode(200)
  @ApiOkResponse({ type: TransferDto })
  accept(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @Body() body: AcceptTransferDto,
  ): Promise<TransferDto> {
    return this.transfers.accept(actor, id, body);
  }
}

@ApiTags('transfers')
@Controller('employees')
export class EmployeeTransferController {
  constructor(private readonly transfers: TransfersService) {}

  /** Releases somebody to an agency that has not asked yet. */
  @PasswordAgain()
  @Post(':id/transfer')
  @Refuses('forbidden', 'not_found', 'password_required', 'transfer_under_way')
  @ApiCreatedResponse({ type: TransferDto })
  transfer(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @Body() body: CreateReleaseDto,
  ): Promise<TransferDto> {
    return this.transfers.releaseTo(actor, id, body);
  }
}
