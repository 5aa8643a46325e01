import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsOptional, IsString, MaxLength } from 'class-validator';
import { PersonRefDto } from '../../organization/people/people.service.js';
import { RoundRefDto, ScorerDto } from './evaluation-person.dto.js';
import { SHEET_STATUSES, type SheetStatus } from './domain/lifecycle.js';
import {
  ADVISORY_RATINGS,
  type AdvisoryRating,
  type Weighing,
  WEIGHINGS,
} from './domain/scoring.js';
import { NamedDto } from '../../platform/http/named.dto.js';

export class PeriodQuery {
  @ApiPropertyOptional({
    description: '2026, 2026-Q4 or 2026-07-01..2026-10-31; default: this year',
  })
  @IsOptional()
  @IsString()
  @MaxLength(30)
  period?: string;
}

export class WeightsDto {
  @ApiProperty({ description: 'percent' }) owner: string;
  @ApiProperty({ description: 'percent' }) assessor: string;
  @ApiProperty({ description: 'percent; the report is shown beside' }) leader: string;
}

export class ThresholdsDto {
  @ApiProperty() above: string;
  @ApiProperty() meets: string;
}

export class ScoreLineDto {
  @ApiProperty() actionItemId: string;
  @ApiProperty() text: string;
  @ApiProperty() substance: number;
  @ApiProperty() conformity: number;
  @ApiProperty() structure: number;
  @ApiProperty() note: string;
  @ApiProperty({ description: 'mean of the three, two decimals' }) score: string;
}

/** One sheet and what it adds to the member's score. */
export class SheetInputDto extends ScorerDto {
  @ApiProperty() assessmentId: string;
  @ApiProperty({ format: 'date-time' }) submittedAt: string;
  @ApiProperty() score: string;
  @ApiProperty() contribution: string;
  @ApiProperty({ type: [ScoreLineDto] }) lines: ScoreLineDto[];
}

/** A mean with all that it is made of. Figures are texts with two decimals, rounded for showing only. */
export class ScoreDto {
  @ApiProperty({ type: String, nullable: true, description: 'null while nothing is scored' })
  score: string | null;
  @ApiProperty({ type: String, nullable: true, description: 'before the one rounding' })
  exact: string | null;
  @ApiProperty({ enum: ADVISORY_RATINGS, nullable: true, description: 'advisory' })
  rating: AdvisoryRating | null;
  @ApiProperty({ type: WeightsDto }) weights: WeightsDto;
  @ApiProperty({ enum: WEIGHINGS, description: 'by what the inputs are weighed' })
  weighedBy: Weighing;
  @ApiProperty({ description: 'sum of the weights of the inputs' }) totalWeight: string;
  @ApiProperty({ description: 'sum of score × weight' }) total: string;
  @ApiProperty() ruleVersion: string;
  @ApiProperty({ format: 'date' }) ruleSince: string;
  @ApiProperty({ type: ThresholdsDto }) thresholds: ThresholdsDto;
  @ApiProperty({ format: 'date' }) startsOn: string;
  @ApiProperty({ format: 'date' }) endsOn: string;
  @ApiProperty({ format: 'date-time' }) calculatedAt: string;
}

/** What one input weighs and adds. */
export class WeighedDto {
  @ApiProperty() score: string;
  @ApiProperty() weight: string;
  @ApiProperty({ description: 'score × weight' }) product: string;
  @ApiProperty({ description: 'score × weight ÷ sum of weights' }) contribution: string;
}

export class SquadMemberInputDto extends WeighedDto {
  @ApiProperty({ type: PersonRefDto }) employee: PersonRefDto;
  @ApiProperty({ type: RoundRefDto }) round: RoundRefDto;
  @ApiProperty({ format: 'date' }) startsOn: string;
  @ApiProperty({ format: 'date' }) endsOn: string;
  @ApiProperty() days: number;
  @ApiProperty() sharePercent: string;
  @ApiProperty({ type: [SheetInputDto] }) sheets: SheetInputDto[];
}

export class SheetProgressDto {
  @ApiProperty() id: string;
  @ApiProperty({ enum: SHEET_STATUSES }) status: SheetStatus;
  @ApiProperty({ type: PersonRefDto }) member: PersonRefDto;
  @ApiProperty({ type: ScorerDto }) scorer: ScorerDto;
  @ApiProperty({ type: String, format: 'date', nullable: true }) dueAt: string | null;
}

export class RoundResultDto extends RoundRefDto {
  @ApiProperty({ type: String, nullable: true, description: 'of this round; null while scoring' })
  score: string | null;
  @ApiProperty({ format: 'date-time' }) requestedAt: string;
  @ApiProperty({ type: String, nullable: true }) decidedBy: string | null;
  @ApiProperty({ type: String, format: 'date-time', nullable: true }) decidedAt: string | null;
  @ApiProperty({ type: String, nullable: true, description: 'why it was sent back, or a word' })
  decisionNote: string | null;
  @ApiProperty({ type: [SheetProgressDto], description: 'who owes a sheet, who has sent it' })
  sheets: SheetProgressDto[];
  @ApiProperty({ type: [String], example: ['accept', 'send-back'] }) allowedActions: string[];
}

export class SquadResultsDto extends ScoreDto {
  @ApiProperty({ type: NamedDto }) squad: NamedDto;
  @ApiProperty() squadStatus: string;
  @ApiProperty({ description: 'true while a round in it awaits acceptance' }) provisional: boolean;
  @ApiProperty({ type: [SquadMemberInputDto] }) inputs: SquadMemberInputDto[];
  @ApiProperty({ type: [RoundResultDto], description: 'newest first' }) rounds: RoundResultDto[];
  @ApiProperty({ type: String, nullable: true }) leaderName: string | null;
  @ApiProperty({ description: 'head of this unit decides' }) ownerUnitName: string;
  @ApiProperty({ description: 'false: only the own and the assessed people are listed' })
  complete: boolean;
  @ApiProperty({ type: [String] }) allowedActions: string[];
}

export class SquadInputDto extends WeighedDto {
  @ApiProperty({ type: NamedDto }) squad: NamedDto;
  @ApiProperty({ type: String, nullable: true }) leaderName: string | null;
  @ApiProperty({ type: RoundRefDto }) round: RoundRefDto;
  @ApiProperty({ format: 'date' }) startsOn: string;
  @ApiProperty({ format: 'date' }) endsOn: string;
  @ApiProperty() days: number;
  @ApiProperty() ruleVersion: string;
  @ApiProperty({ type: [SheetInputDto] }) sheets: SheetInputDto[];
}

/** A round that does not count yet. */
export class AwaitedRoundDto {
  @ApiProperty({ type: NamedDto }) squad: NamedDto;
  @ApiProperty({ type: RoundRefDto }) round: RoundRefDto;
  @ApiProperty({ description: 'with whom it is' }) waitsFor: string;
}

export class EmployeeResultsDto extends ScoreDto {
  @ApiProperty({ type: PersonRefDto }) employee: PersonRefDto;
  @ApiProperty({ type: String, nullable: true, description: 'who fixes the final rating' })
  assessorName: string | null;
  @ApiProperty({ type: [SquadInputDto] }) inputs: SquadInputDto[];
  @ApiProperty({ type: [AwaitedRoundDto] }) awaiting: AwaitedRoundDto[];
}

export class UnitPersonInputDto extends WeighedDto {
  @ApiProperty({ type: PersonRefDto }) employee: PersonRefDto;
  @ApiProperty() days: number;
  @ApiProperty() squadCount: number;
}

export class UnitResultsDto extends ScoreDto {
  @ApiProperty({ type: NamedDto }) unit: NamedDto;
  @ApiProperty({ type: [UnitPersonInputDto] }) inputs: UnitPersonInputDto[];
  @ApiProperty({ description: 'people of the unit without a score in the period' })
  withoutScore: number;
}
