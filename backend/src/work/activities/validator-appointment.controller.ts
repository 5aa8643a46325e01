import { Body, Controller, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../kernel/actor.js';
import { CurrentActor } from '../../platform/auth/decorators.js';
import { Refuses } from '../../platform/errors/refuses.js';
import { AppointValidatorDto, ValidatorAppointmentDto } from './validator-appointment.dto.js';
import { ValidatorAppointmentService } from './validator-appointment.service.js';

@ApiTags('activities')
@Controller('validator-appointments')
export class ValidatorAppointmentController {
  constructor(private readonly service: ValidatorAppointmentService) {}

  @Post()
  @Refuses('already_appointed', 'forbidden', 'not_found')
  @ApiCreatedResponse({ type: ValidatorAppointmentDto })
  appoint(
    @CurrentActor() actor: Actor,
    @Body() dto: AppointValidatorDto,
  ): Promise<ValidatorAppointmentDto> {
    return this.service.appoint(actor, dto);
  }
}
