import { ApiProperty, ApiPropertyOptional, PartialType } from '@nestjs/swagger';
import { Transform, Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsIn,
  IsInt,
  IsNotEmpty,
  IsOptional,
  IsString,
  IsUUID,
  Max,
  MaxLength,
  Min,
  ValidateIf,
  ValidateNested,
} from 'class-validator';
import { Figure, IsDecimalText, Trimmed } from '../../platform/http/validators.js';
import { CASCADINGS, DIRECTIONS, GOAL_LEVELS } from './domain/goal.js';
import type { Cascading, Direction, GoalLevel } from './domain/goal.js';
import { MAX_TARGET_WORDS } from './domain/target.js';

export class GoalIndicatorInputDto {
  @ApiPropertyOptional({ description: 'absent for a new one' })
  @IsOptional()
  @IsUUID()
  id?: string;

  @ApiProperty()
  @Trimmed()
  @IsString()
  @IsNotEmpty()
  @MaxLength(1000)
  text: string;

  @ApiProperty({ example: 'dokumen' })
  @Trimmed()
  @IsString()
  @IsNotEmpty()
  @MaxLength(100)
  unit: string;

  @ApiPropertyOptional({ type: String, nullable: true, description: 'decimal' })
  @Figure()
  @IsOptional()
  @IsDecimalText()
  target?: string | null;

  @ApiPropertyOptional({
    type: String,
    nullable: true,
    maxLength: MAX_TARGET_WORDS,
    description: 'instead of `target` where it is no number: WTP, 82,5–85, ≤ 5',
  })
  @Trimmed()
  @Transform(({ value }: { value: unknown }) => (value === '' ? null : value))
  @IsOptional()
  @IsString()
  @MaxLength(MAX_TARGET_WORDS)
  targetWords?: string | null;

  @ApiPropertyOptional({ enum: DIRECTIONS, default: 'HIGHER' })
  @IsIn(DIRECTIONS)
  direction: Direction = 'HIGHER';

  @ApiPropertyOptional({ type: String, nullable: true })
  @Trimmed()
  @IsOptional()
  @IsString()
  @MaxLength(1000)
  formula?: string | null;
}

/** What a node says; one pengampu at most. */
class GoalContentDto {
  @ApiProperty({ enum: GOAL_LEVELS })
  @IsIn(GOAL_LEVELS)
  level: GoalLevel;

  @ApiPropertyOptional({ enum: CASCADINGS, nullable: true })
  @IsOptional()
  @IsIn(CASCADINGS)
  cascading?: Cascading | null;

  @ApiProperty()
  @Trimmed()
  @IsString()
  @IsNotEmpty()
  @MaxLength(2000)
  statement: string;

  @ApiPropertyOptional({ type: String, nullable: true })
  @IsOptional()
  @IsUUID()
  pengampuUnitId?: string | null;

  @ApiPropertyOptional({ type: String, nullable: true })
  @IsOptional()
  @IsUUID()
  pengampuSquadId?: string | null;

  @ApiPropertyOptional({ type: String, nullable: true })
  @IsOptional()
  @IsUUID()
  pengampuEmployeeId?: string | null;

  @ApiPropertyOptional({ type: [GoalIndicatorInputDto] })
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(20)
  @ValidateNested({ each: true })
  @Type(() => GoalIndicatorInputDto)
  indicators?: GoalIndicatorInputDto[];
}

export class CreateGoalDto extends GoalContentDto {
  @ApiPropertyOptional({ description: 'default: the parent’s, else this year' })
  @IsOptional()
  @IsInt()
  @Min(2000)
  @Max(2100)
  year?: number;

  @ApiPropertyOptional({ description: 'unique in the year; made when absent' })
  @Trimmed()
  @IsOptional()
  @IsString()
  @IsNotEmpty()
  @MaxLength(50)
  code?: string;

  @ApiPropertyOptional({ type: String, nullable: true, description: 'null: at the top' })
  @IsOptional()
  @IsUUID()
  parentId?: string | null;
}

/** Absent fields stay; indicators, when sent, are the whole list. */
export class UpdateGoalDto extends PartialType(GoalContentDto) {
  @ApiProperty({ description: 'lock counter as last read' })
  @IsInt()
  version: number;
}

export class MoveGoalDto {
  @ApiProperty({ type: String, nullable: true, description: 'null: to the top' })
  @ValidateIf((body: MoveGoalDto) => body.parentId !== null)
  @IsUUID()
  parentId: string | null;

  @ApiProperty({ description: 'lock counter as last read' })
  @IsInt()
  version: number;
}
