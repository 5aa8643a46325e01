import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsIn,
  IsInt,
  IsOptional,
  IsString,
  IsUUID,
  Max,
  MaxLength,
  Min,
  ValidateNested,
} from 'class-validator';
import { ValidatedActivityDto } from '../../work/activities/activities.service.js';
import { PersonRefDto } from '../../organization/people/people.service.js';
import { PageQuery, Trimmed } from '../../platform/http/validators.js';
import { SHEET_STATUSES, type SheetStatus } from './domain/lifecycle.js';
import { RoundRefDto, ScorerDto } from './evaluation-person.dto.js';
import { PageOf } from '../../platform/http/list.dto.js';
import { NamedDto } from '../../platform/http/named.dto.js';

export class AssessmentQuery extends PageQuery {
  @ApiPropertyOptional({ enum: SHEET_STATUSES })
  @IsOptional()
  @IsIn(SHEET_STATUSES)
  status?: SheetStatus;

  @ApiPropertyOptional()
  @IsOptional()
  @IsUUID()
  squadId?: string;
}

export class AssessmentItemDto {
  @ApiProperty() id: string;
  @ApiProperty({ enum: SHEET_STATUSES }) status: SheetStatus;
  @ApiProperty() version: number;
  @ApiProperty({ type: NamedDto }) squad: NamedDto;
  @ApiProperty({ type: RoundRefDto }) round: RoundRefDto;
  @ApiProperty({ type: PersonRefDto }) member: PersonRefDto;
  @ApiProperty({ type: ScorerDto }) scorer: ScorerDto;
  @ApiProperty() lineCount: number;
  @ApiProperty({ description: 'lines with all three aspects' }) scoredCount: number;
  @ApiProperty({ type: String, format: 'date', nullable: true }) dueAt: string | null;
  @ApiProperty({ type: String, format: 'date-time', nullable: true }) submittedAt: string | null;
  @ApiProperty({ type: String, nullable: true, description: 'why it was reopened' })
  reopenedBecause: string | null;
  @ApiProperty({ type: [String], example: ['save', 'submit'] }) allowedActions: string[];
}

export class AssessmentPageDto extends PageOf(AssessmentItemDto) {}

export class ScoredActionItemDto {
  @ApiProperty() id: string;
  @ApiProperty() rhkText: string;
  @ApiProperty() text: string;
  @ApiProperty({ format: 'date' }) startsOn: string;
  @ApiProperty({ format: 'date' }) endsOn: string;
  @ApiProperty({ type: String, nullable: true, description: 'decimal as text' })
  target: string | null;
  @ApiProperty({ type: String, nullable: true }) unit: string | null;
}

export class ActionItemReportDto {
  @ApiProperty({ type: String, nullable: true }) text: string | null;
  @ApiProperty({ type: String, nullable: true, description: 'decimal as text' })
  realised: string | null;
  @ApiProperty({ type: String, format: 'date-time', nullable: true }) reportedAt: string | null;
}

export class AssessmentLineDto {
  @ApiProperty() id: string;
  @ApiProperty({ type: ScoredActionItemDto }) actionItem: ScoredActionItemDto;
  @ApiProperty({ type: ActionItemReportDto }) report: ActionItemReportDto;
  @ApiProperty({ type: [ValidatedActivityDto], description: 'validated work as evidence' })
  activities: ValidatedActivityDto[];
  @ApiProperty({ type: Number, nullable: true }) substance: number | null;
  @ApiProperty({ type: Number, nullable: true }) conformity: number | null;
  @ApiProperty({ type: Number, nullable: true }) structure: number | null;
  @ApiProperty() note: string;
  @ApiProperty({ type: String, nullable: true, description: 'mean of the three, two decimals' })
  score: string | null;
}

/** The leader's words about the member: shown beside, weight 0 (R704). */
export class LeaderRemarkDto {
  @ApiProperty() name: string;
  @ApiProperty({ format: 'date-time' }) at: string;
  @ApiProperty() note: string;
  @ApiProperty() summary: string;
}

export class AssessmentDto extends AssessmentItemDto {
  @ApiProperty({ type: [AssessmentLineDto] }) lines: AssessmentLineDto[];
  @ApiProperty({ type: LeaderRemarkDto, nullable: true }) leaderRemark: LeaderRemarkDto | null;
  @ApiProperty({ type: String, nullable: true, description: 'mean of the lines, two decimals' })
  score: string | null;
}

/** A score while it is filled: null is not yet. */
const Aspect = () => (target: object, key: string) => {
  ApiProperty({ type: Number, nullable: true, minimum: 1, maximum: 100 })(target, key);
  IsOptional()(target, key);
  IsInt({ message: 'Nilai berupa bilangan bulat 1 sampai 100.' })(target, key);
  Min(1, { message: 'Nilai paling kecil 1.' })(target, key);
  Max(100, { message: 'Nilai paling besar 100.' })(target, key);
};

export class LineScoresDto {
  @ApiProperty() @IsUUID() id: string;
  @Aspect() substance: number | null;
  @Aspect() conformity: number | null;
  @Aspect() structure: number | null;

  @ApiPropertyOptional({ type: String, nullable: true, maxLength: 1000 })
  @Trimmed()
  @IsOptional()
  @IsString()
  @MaxLength(1000)
  note?: string | null;
}

export class SaveAssessmentDto {
  @ApiPropertyOptional({ description: 'lock counter as read; a stale one is refused' })
  @IsOptional()
  @IsInt()
  version?: number;

  @ApiProperty({ type: [LineScoresDto] })
  @IsArray()
  @ArrayMaxSize(200)
  @ValidateNested({ each: true })
  @Type(() => LineScoresDto)
  lines: LineScoresDto[];
}
