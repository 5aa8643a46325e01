import { ApiProperty } from '@nestjs/swagger';
import { DELEGATION_KINDS, type DelegationKind } from '../../kernel/actor.js';
import { ROUND_STATUSES, type RoundStatus } from './domain/lifecycle.js';
import { SCORER_KINDS, type ScorerKind } from './domain/round-plan.js';

export class RoundRefDto {
  @ApiProperty() id: string;
  @ApiProperty() number: number;
  @ApiProperty({ format: 'date' }) startsOn: string;
  @ApiProperty({ format: 'date' }) endsOn: string;
  @ApiProperty({ enum: ROUND_STATUSES }) status: RoundStatus;
}

/** Who sits on the seat that scores; nobody while it is vacant. */
export class ScorerDto {
  @ApiProperty({ enum: SCORER_KINDS }) kind: ScorerKind;
  @ApiProperty({ type: String, nullable: true }) employeeId: string | null;
  @ApiProperty({ type: String, nullable: true }) name: string | null;
  @ApiProperty({ type: String, nullable: true }) positionName: string | null;
  @ApiProperty({ enum: DELEGATION_KINDS, nullable: true }) delegationKind: DelegationKind | null;
  @ApiProperty({ description: 'percent of the member score, decimal as text' }) weight: string;
}
