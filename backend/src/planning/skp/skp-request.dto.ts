import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Transform, Type } from 'class-transformer';
import {
  Allow,
  ArrayMaxSize,
  IsArray,
  IsIn,
  IsInt,
  IsObject,
  IsOptional,
  IsString,
  IsUUID,
  Max,
  MaxLength,
  Min,
  ValidateNested,
} from 'class-validator';
import {
  Figure,
  IsDecimalText,
  IsLocalDate,
  PageQuery,
  Trimmed,
} from '../../platform/http/validators.js';
import {
  type Aspect,
  ASPECTS,
  type Perspective,
  PERSPECTIVES,
  RHK_KINDS,
  type RhkKind,
  SKP_FORMATS,
  type SkpFormat,
} from './domain/content.js';
import { REACHED_SKP_STATUSES, type SkpStatus } from './domain/lifecycle.js';
import { SKP_SCOPES, type SkpScope } from './domain/policy.js';

const asText = ({ value }: { value: unknown }) =>
  typeof value === 'number' ? String(value) : value;

export class StartSkpDto {
  @ApiProperty({ enum: SKP_FORMATS })
  @IsIn(SKP_FORMATS)
  format: SkpFormat;

  @ApiPropertyOptional({ format: 'date', description: 'default: what is left of the year' })
  @IsOptional()
  @IsLocalDate()
  from?: string;

  @ApiPropertyOptional({ format: 'date' })
  @IsOptional()
  @IsLocalDate()
  until?: string;
}

export class SkpListQuery extends PageQuery {
  @ApiPropertyOptional()
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(2000)
  @Max(2100)
  year?: number;

  @ApiPropertyOptional()
  @IsOptional()
  @IsUUID()
  employeeId?: string;

  @ApiPropertyOptional({ enum: REACHED_SKP_STATUSES })
  @IsOptional()
  @IsIn(REACHED_SKP_STATUSES)
  status?: SkpStatus;

  @ApiPropertyOptional({ enum: SKP_SCOPES, description: 'default: all one may read' })
  @IsOptional()
  @IsIn(SKP_SCOPES)
  scope?: SkpScope;
}

export class RhkIndicatorInputDto {
  @ApiPropertyOptional({ enum: ASPECTS, nullable: true })
  @IsOptional()
  @IsIn(ASPECTS)
  aspect?: Aspect | null;

  @ApiProperty()
  @Trimmed()
  @IsString()
  @MaxLength(1000)
  text: string = '';

  @ApiPropertyOptional({ type: String, nullable: true })
  @Transform(asText)
  @Trimmed()
  @IsOptional()
  @IsString()
  @MaxLength(500)
  target?: string | null;

  @ApiPropertyOptional({ type: String, nullable: true })
  @Trimmed()
  @IsOptional()
  @IsString()
  @MaxLength(100)
  unit?: string | null;
}

export class RhkActionItemInputDto {
  @ApiPropertyOptional({ description: 'absent for a new one' })
  @IsOptional()
  @IsUUID()
  id?: string;

  @ApiProperty({ example: '2026-Q4' })
  @IsString()
  @MaxLength(10)
  period: string;

  @ApiProperty()
  @Trimmed()
  @IsString()
  @MaxLength(1000)
  text: string = '';

  @ApiPropertyOptional({ type: String, nullable: true, description: 'decimal' })
  @Figure()
  @IsOptional()
  @IsDecimalText()
  target?: string | null;

  @ApiPropertyOptional({ type: String, nullable: true })
  @Trimmed()
  @IsOptional()
  @IsString()
  @MaxLength(100)
  unit?: string | null;

  @ApiPropertyOptional({ type: Object, description: 'ignored, so that an answer can be sent back' })
  @Allow()
  context?: unknown;
}

export class RhkInputDto {
  @ApiPropertyOptional({ description: 'absent for a new one' })
  @IsOptional()
  @IsUUID()
  id?: string;

  @ApiProperty({ enum: RHK_KINDS })
  @IsIn(RHK_KINDS)
  kind: RhkKind;

  @ApiPropertyOptional({ type: String, nullable: true })
  @IsOptional()
  @IsUUID()
  intervenedRhkId?: string | null;

  @ApiPropertyOptional({ type: String, nullable: true })
  @IsOptional()
  @IsUUID()
  goalId?: string | null;

  @ApiPropertyOptional({ type: String, nullable: true })
  @IsOptional()
  @IsUUID()
  squadId?: string | null;

  @ApiProperty()
  @Trimmed()
  @IsString()
  @MaxLength(2000)
  text: string = '';

  @ApiPropertyOptional({ enum: PERSPECTIVES, nullable: true, description: 'format A' })
  @IsOptional()
  @IsIn(PERSPECTIVES)
  perspective?: Perspective | null;

  @ApiProperty({ type: [RhkIndicatorInputDto] })
  @IsArray()
  @ArrayMaxSize(10)
  @ValidateNested({ each: true })
  @Type(() => RhkIndicatorInputDto)
  indicators: RhkIndicatorInputDto[] = [];

  @ApiProperty({ type: [RhkActionItemInputDto] })
  @IsArray()
  @ArrayMaxSize(40)
  @ValidateNested({ each: true })
  @Type(() => RhkActionItemInputDto)
  actionItems: RhkActionItemInputDto[] = [];

  @ApiPropertyOptional({ type: Object, description: 'ignored, so that an answer can be sent back' })
  @Allow()
  context?: unknown;
}

export class SkpAttachmentsDto {
  @ApiProperty({ description: 'dukungan sumber daya' })
  @Trimmed()
  @IsString()
  @MaxLength(4000)
  resources: string = '';

  @ApiProperty({ description: 'skema pertanggungjawaban' })
  @Trimmed()
  @IsString()
  @MaxLength(4000)
  accountability: string = '';

  @ApiProperty({ description: 'konsekuensi' })
  @Trimmed()
  @IsString()
  @MaxLength(4000)
  consequences: string = '';
}

export class SaveSkpDto {
  @ApiProperty({ description: 'lock counter as last read' })
  @IsInt()
  version: number;

  @ApiProperty({ type: [RhkInputDto] })
  @IsArray()
  @ArrayMaxSize(60)
  @ValidateNested({ each: true })
  @Type(() => RhkInputDto)
  rhk: RhkInputDto[];

  @ApiPropertyOptional({
    type: 'object',
    additionalProperties: { type: 'string' },
    description: 'ekspektasi khusus pimpinan per BerAKHLAK value; absent: unchanged',
  })
  @IsOptional()
  @IsObject()
  behaviour?: Record<string, unknown>;

  @ApiPropertyOptional({ type: SkpAttachmentsDto, description: 'absent: unchanged' })
  @IsOptional()
  @ValidateNested()
  @Type(() => SkpAttachmentsDto)
  attachments?: SkpAttachmentsDto;
}

export class SkpVerbDto {
  @ApiPropertyOptional({ type: String, nullable: true, description: 'needed to return and revise' })
  @Trimmed()
  @IsOptional()
  @IsString()
  @MaxLength(2000)
  note?: string | null;

  @ApiPropertyOptional({ description: 'refuses when the SKP has changed since it was read' })
  @IsOptional()
  @IsInt()
  version?: number;
}

export class SkpCommentDto {
  @ApiPropertyOptional({ type: String, nullable: true, description: 'the RHK it is about' })
  @IsOptional()
  @IsUUID()
  rhkId?: string | null;

  @ApiProperty()
  @Trimmed()
  @IsString()
  @MaxLength(2000)
  note: string;
}

export class ReportActionItemDto {
  @ApiProperty()
  @Trimmed()
  @IsString()
  @MaxLength(4000)
  text: string;

  @ApiPropertyOptional({ type: String, nullable: true, description: 'decimal, not negative' })
  @Figure()
  @IsOptional()
  @IsDecimalText()
  realised?: string | null;

  @ApiPropertyOptional()
  @IsOptional()
  @IsInt()
  version?: number;
}
