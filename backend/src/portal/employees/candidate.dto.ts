import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Transform } from 'class-transformer';
import { IsBoolean, IsInt, IsOptional, IsString, Max, MaxLength, Min } from 'class-validator';
import { QueryFlag, Trimmed } from '../../platform/http/validators.js';
import { EmployeeRowDto } from './employee.dto.js';
import { type Route, ROUTES } from '../../teams/assignments/domain/terms.js';
import {
  MATCH_FACTORS,
  MATCH_SIDES,
  type MatchFactor,
  type MatchSide,
} from '../../teams/assignments/domain/matching.js';
import { ListOf } from '../../platform/http/list.dto.js';

export class CandidateQuery {
  @ApiPropertyOptional({ maxLength: 100 })
  @IsOptional()
  @Trimmed()
  @IsString()
  @MaxLength(100)
  q?: string;

  @ApiPropertyOptional({ description: 'only people of the owner’s unit organisasi' })
  @QueryFlag()
  @IsOptional()
  @IsBoolean()
  ownUnit?: boolean;

  @ApiPropertyOptional({ minimum: 1, maximum: 50, default: 20 })
  @Transform(({ value }: { value: unknown }) => (value === undefined ? undefined : Number(value)))
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(50)
  limit: number = 20;
}

export class MatchReasonDto {
  @ApiProperty({ enum: MATCH_SIDES }) side: MatchSide;
  @ApiProperty({ enum: MATCH_FACTORS }) factor: MatchFactor;
  @ApiProperty() text: string;
}

export class CandidateDto extends EmployeeRowDto {
  @ApiProperty({ enum: ROUTES }) route: Route;
  @ApiProperty({ description: '0–100, for the order only' }) score: string;
  @ApiProperty({ type: [String] }) matchedSkills: string[];
  @ApiProperty({ type: [String] }) missingSkills: string[];
  @ApiProperty({ example: '80', description: 'load in the squad’s time, percent' })
  loadBefore: string;
  @ApiProperty({ example: '120', description: 'the same with this role' }) loadAfter: string;
  @ApiProperty() isOverAfter: boolean;
  @ApiProperty({ type: [MatchReasonDto] }) reasons: MatchReasonDto[];
  @ApiProperty({ description: 'already a member, or on the way to be one' }) isTaken: boolean;
  @ApiProperty({ type: [String], description: 'propose' }) allowedActions: string[];
}

export class CandidatePageDto extends ListOf(CandidateDto) {}
