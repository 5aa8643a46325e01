import { ApiProperty } from '@nestjs/swagger';

export class NamedDto {
  @ApiProperty() id: string;
  @ApiProperty() name: string;
}

export const SCORER_KINDS = ['owner', 'assessor', 'owner_and_assessor'] as const;

export class RoundRefDto {
  @ApiProperty() id: string;
  @ApiProperty() number: number;
  @ApiProperty({ format: 'date' }) startsOn: string;
  @ApiProperty({ format: 'date' }) endsOn: string;
  @ApiProperty({ enum: ['scoring', 'scored', 'accepted'] }) status: string;
}

/** Who sits on the seat that scores; nobody while it is vacant. */
export class ScorerDto {
  @ApiProperty({ enum: SCORER_KINDS }) kind: string;
  @ApiProperty({ type: String, nullable: true }) employeeId: string | null;
  @ApiProperty({ type: String, nullable: true }) name: string | null;
  @ApiProperty({ type: String, nullable: true }) positionName: string | null;
  @ApiProperty({ enum: ['plt', 'plh'], nullable: true }) delegationKind: string | null;
  @ApiProperty({ description: 'percent of the member score, decimal as text' }) weight: string;
}
