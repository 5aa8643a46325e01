import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsInt, IsOptional, Max, Min } from 'class-validator';
import {
  CARRIER_KINDS,
  type CarrierKind,
  type Cascading,
  CASCADINGS,
  type Direction,
  DIRECTIONS,
  GOAL_LEVELS,
  type GoalLevel,
} from './domain/goal.js';
import { GOAL_GAPS, type GoalGap } from './domain/rules.js';

export class GoalTreeQuery {
  @ApiPropertyOptional({ description: 'default: this year' })
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(2000)
  @Max(2100)
  year?: number;
}

export class GoalIndicatorDto {
  @ApiProperty() id: string;
  @ApiProperty() code: string;
  @ApiProperty() text: string;
  @ApiProperty() unit: string;
  @ApiProperty({ type: String, nullable: true, description: 'decimal' }) target: string | null;
  @ApiProperty({
    type: String,
    nullable: true,
    description: 'instead of `target` where it is no number: WTP, 82,5–85, ≤ 5',
  })
  targetWords: string | null;
  @ApiProperty({ enum: DIRECTIONS }) direction: Direction;
  @ApiProperty({ type: String, nullable: true }) formula: string | null;
}

/** Who answers for a node: a unit, a squad or a person. */
export class PengampuDto {
  @ApiProperty({ enum: CARRIER_KINDS }) kind: CarrierKind;
  @ApiProperty() id: string;
  @ApiProperty() name: string;
}

export class GoalNodeDto {
  @ApiProperty() id: string;
  @ApiProperty({ type: String, nullable: true }) parentId: string | null;
  @ApiProperty() year: number;
  @ApiProperty() code: string;
  @ApiProperty({ enum: GOAL_LEVELS }) level: GoalLevel;
  @ApiProperty({ enum: CASCADINGS, nullable: true }) cascading: Cascading | null;
  @ApiProperty() statement: string;
  @ApiProperty({ type: PengampuDto, nullable: true }) pengampu: PengampuDto | null;
  @ApiProperty({ type: [GoalIndicatorDto] }) indicators: GoalIndicatorDto[];
  @ApiProperty({ description: 'people whose RHK serve this node or one below it' })
  carriers: number;
  @ApiProperty({ description: 'an RHK of the caller serves exactly this node' }) mine: boolean;
  @ApiProperty({ enum: GOAL_GAPS, isArray: true }) gaps: GoalGap[];
  @ApiProperty() version: number;
  @ApiProperty({ type: [String] }) allowedActions: string[];
}

export class GoalGapCountsDto {
  @ApiProperty() indicator: number;
  @ApiProperty() pengampu: number;
  @ApiProperty() rhk: number;
}

export class GoalTreeDto {
  @ApiProperty() year: number;
  @ApiProperty({ type: [GoalNodeDto] }) items: GoalNodeDto[];
  @ApiProperty({ type: String, nullable: true, description: 'always null: the tree is one answer' })
  nextCursor: string | null;
  @ApiProperty({ type: GoalGapCountsDto }) gaps: GoalGapCountsDto;
  @ApiProperty({ type: [String], description: '`create` lets add a node at the top' })
  allowedActions: string[];
}

export class GoalChainLinkDto {
  @ApiProperty() id: string;
  @ApiProperty({ enum: GOAL_LEVELS }) level: GoalLevel;
  @ApiProperty() statement: string;
  @ApiProperty({ type: String, nullable: true }) unitName: string | null;
}

export class GoalCarrierDto {
  @ApiProperty() employeeId: string;
  @ApiProperty() name: string;
  @ApiProperty() rhkId: string;
  @ApiProperty({ description: 'the RHK' }) text: string;
  @ApiProperty({ type: String, nullable: true }) target: string | null;
  @ApiProperty({ type: String, nullable: true }) unit: string | null;
  @ApiProperty({ type: String, nullable: true, description: 'sum of reported rencana aksi' })
  realised: string | null;
}

export class GoalSquadDto {
  @ApiProperty() id: string;
  @ApiProperty() goalId: string;
  @ApiProperty() name: string;
  @ApiProperty() status: string;
}

export class GoalDetailDto extends GoalNodeDto {
  @ApiProperty({ type: [GoalChainLinkDto], description: 'from the top down, this node last' })
  chain: GoalChainLinkDto[];
  @ApiProperty({
    type: [GoalCarrierDto],
    description: 'the first 100 RHK by name; `carriers` counts all people',
  })
  people: GoalCarrierDto[];
  @ApiProperty({ type: [GoalSquadDto] }) squads: GoalSquadDto[];
}
