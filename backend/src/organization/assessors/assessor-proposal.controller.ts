import { Body, Controller, Get, HttpCode, Post } from '@nestjs/common';
import { ApiBearerAuth, ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../kernel/actor.js';
import { CurrentActor, PasswordAgain } from '../../platform/auth/decorators.js';
import { IdParam } from '../../platform/http/id-param.js';
import { Refuses } from '../../platform/errors/refuses.js';
import {
  AssessorProposalDto,
  AssessorProposalListDto,
  DecideAssessorDto,
  ProposeAssessorDto,
} from './assessor-proposal.dto.js';
import { AssessorProposalService } from './assessor-proposal.service.js';

@ApiTags('organization')
@ApiBearerAuth()
@Controller()
export class AssessorProposalController {
  constructor(private readonly service: AssessorProposalService) {}

  @Post('employees/:id/assessor-proposals')
  @Refuses('forbidden', 'not_found')
  @ApiCreatedResponse({ type: AssessorProposalDto })
  propose(
    @CurrentActor() actor: Actor,
    @IdParam() id: string,
    @Body() body: ProposeAssessorDto,
  ): Promise<AssessorProposalDto> {
    return this.service.propose(actor, id, body);
  }

  @Get('assessor-proposals')
  @ApiOkResponse({ type: AssessorProposalListDto })
  list(@CurrentActor() actor: Actor): Promise<AssessorProposalListDto> {
    return this.service.list(actor);
  }

  @PasswordAgain()
  @Post('assessor-proposals/:id/confirm')
  @Refuses('forbidden', 'not_found', 'override_later', 'password_required', 'wrong_state')
  @HttpCode(200)
  @ApiOkResponse({ type: AssessorProposalDto })
  confirm(@CurrentActor() actor: Actor, @IdParam() id: string): Promise<AssessorProposalDto> {
    return this.service.confirm(actor, id);
  }

  @Post('assessor-proposals/:id/refuse')
  @Refuses('forbidden', 'not_found', 'note_required', 'wrong_state')
  @HttpCode(200)
  @ApiOkResponse({ type: AssessorProposalDto })
  refuse(
    @CurrentActor() actor: Actor,
    @IdParam() id: string,
    @Body() body: DecideAssessorDto,
  ): Promise<AssessorProposalDto> {
    return this.service.refuse(actor, id, body);
  }
}
