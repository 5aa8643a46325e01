import { ApiProperty, ApiPropertyOptional, PartialType } from '@nestjs/swagger';
import { Transform, Type } from 'class-transformer';
import {
  IsBoolean,
  IsDefined,
  IsIn,
  IsInt,
  IsOptional,
  IsString,
  IsUUID,
  Matches,
  MaxLength,
  Min,
  ValidateNested,
} from 'class-validator';
import {
  IsDecimalText,
  IsLocalDate,
  IsWallTime,
  PageQuery,
  Trimmed,
} from '../../platform/http/validators.js';
import { ACTIVITY_STATUSES, type ActivityStatus } from './domain/lifecycle.js';

const MAX_NAME = 150;
const MAX_UNIT = 40;
/** Above the 300 of the rule, so that the rule's own words are given, and 10,000 never reach it. */
const MAX_TEXT = 2_000;

/** Figures are decimals as text; scripts send plain numbers. */
const AsText = () =>
  Transform(({ value }: { value: unknown }) => (typeof value === 'number' ? String(value) : value));

export class OutputInput {
  @ApiProperty({ description: 'decimal as text, at most two digits behind the point' })
  @AsText()
  @IsDecimalText({ message: 'Isi jumlah hasil dengan angka.' })
  quantity: string;

  @ApiProperty({ maxLength: MAX_UNIT })
  @Trimmed()
  @IsString()
  @MaxLength(MAX_UNIT)
  unit: string;
}

export class ActivityInput {
  @ApiProperty({ format: 'date' })
  @IsLocalDate()
  date: string;

  @ApiProperty({ example: '08:00' })
  @IsWallTime()
  startsAt: string;

  @ApiProperty({ example: '09:05' })
  @IsWallTime()
  endsAt: string;

  @ApiPropertyOptional({ description: 'night duty' })
  @IsOptional()
  @IsBoolean()
  endsNextDay?: boolean;

  @ApiPropertyOptional({ type: String, nullable: true, maxLength: MAX_NAME })
  @Trimmed()
  @IsOptional()
  @IsString()
  @MaxLength(MAX_NAME)
  name?: string | null;

  @ApiPropertyOptional({ type: String, nullable: true })
  @IsOptional()
  @IsUUID()
  squadId?: string | null;

  @ApiPropertyOptional({ type: String, nullable: true })
  @IsOptional()
  @IsUUID()
  rhkId?: string | null;

  @ApiPropertyOptional({ type: String, nullable: true })
  @IsOptional()
  @IsUUID()
  actionItemId?: string | null;

  @ApiProperty({ type: OutputInput })
  @IsDefined()
  @ValidateNested()
  @Type(() => OutputInput)
  output: OutputInput;

  @ApiProperty({ maxLength: 300 })
  @Trimmed()
  @IsString()
  @MaxLength(MAX_TEXT, { message: 'Paling banyak 300 huruf.' })
  description: string;
}

export class CreateActivityDto extends ActivityInput {
  @ApiPropertyOptional({ description: 'the phone’s own id of the draft' })
  @IsOptional()
  @IsUUID()
  clientId?: string;
}

export class UpdateActivityDto extends PartialType(ActivityInput) {
  @ApiProperty()
  @IsInt()
  @Min(1)
  version: number;
}

export class SubmitActivityDto {
  @ApiPropertyOptional({
    description: 'the end is still to come, and meant: without it 400 `end_ahead` at endsAt',
  })
  @IsOptional()
  @IsBoolean()
  endIsMeant?: boolean;
}

export class ActivityNoteDto {
  @ApiPropertyOptional({ type: String, nullable: true })
  @Trimmed()
  @IsOptional()
  @IsString()
  @MaxLength(1_000)
  note?: string | null;
}

const MONTH = /^(19|20|21)\d{2}-(0[1-9]|1[0-2])$/;
const MONTH_FORM = 'Tulis bulan seperti 2026-11.';

export class CalendarQuery {
  @ApiProperty({ example: '2026-11' })
  @IsString()
  @Matches(MONTH, { message: MONTH_FORM })
  month: string;

  @ApiPropertyOptional({ description: 'oneself unless named' })
  @IsOptional()
  @IsUUID()
  employeeId?: string;
}

export class FormQuery {
  @ApiPropertyOptional({ format: 'date', description: 'today unless named' })
  @IsOptional()
  @IsLocalDate()
  date?: string;
}

export class ActivityQuery extends PageQuery {
  @ApiPropertyOptional({ description: 'oneself, unless this or a squad is named' })
  @IsOptional()
  @IsUUID()
  employeeId?: string;

  @ApiPropertyOptional()
  @IsOptional()
  @IsUUID()
  squadId?: string;

  @ApiPropertyOptional()
  @IsOptional()
  @IsUUID()
  rhkId?: string;

  @ApiPropertyOptional({ enum: ACTIVITY_STATUSES })
  @IsOptional()
  @IsIn(ACTIVITY_STATUSES)
  status?: ActivityStatus;

  @ApiPropertyOptional({ example: '2026-11' })
  @IsOptional()
  @Matches(MONTH, { message: MONTH_FORM })
  month?: string;

  @ApiPropertyOptional({ format: 'date' })
  @IsOptional()
  @IsLocalDate()
  from?: string;

  @ApiPropertyOptional({ format: 'date' })
  @IsOptional()
  @IsLocalDate()
  to?: string;
}
