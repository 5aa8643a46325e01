import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Transform } from 'class-transformer';
import {
  IsBoolean,
  IsIn,
  IsNotEmpty,
  IsOptional,
  IsString,
  IsUUID,
  Matches,
  MaxLength,
  ValidateIf,
} from 'class-validator';
import {
  FUNCTIONAL_LEVELS,
  type FunctionalLevel,
  POSITION_KINDS,
  type PositionKind,
} from '../importing/domain/codes.js';
import {
  IsLabel,
  IsLocalDate,
  PageQuery,
  Trimmed,
  TypedLine,
} from '../../platform/http/validators.js';
import {
  KEPT_EMPLOYMENTS,
  type KeptEmployment,
  TRANSFER_DIRECTIONS,
  TRANSFER_STATUSES,
  type TransferDirection,
  type TransferStatus,
} from './domain/lifecycle.js';
import { ListOf, PageOf } from '../../platform/http/list.dto.js';

export class TransferQuery extends PageQuery {
  @ApiPropertyOptional({ enum: TRANSFER_DIRECTIONS, description: 'in: to this agency' })
  @IsOptional()
  @IsIn(TRANSFER_DIRECTIONS)
  direction?: TransferDirection;
}

/** With `nip` the new agency asks for somebody; with `employeeId`, `toAgencyCode` and `on` the home releases. */
export class CreateTransferDto {
  @ApiPropertyOptional({ description: 'to ask for somebody: 18 digits, with or without spaces' })
  @Transform(({ value }: { value: unknown }) =>
    typeof value === 'string' ? value.replace(/[\s.-]/g, '') : value,
  )
  @ValidateIf(({ employeeId }: CreateTransferDto) => employeeId === undefined)
  @IsString()
  @Matches(/^\d{18}$/)
  nip?: string;

  @ApiPropertyOptional({ description: 'with nip, for the home agency: why, and from when' })
  @Trimmed()
  @IsOptional()
  @IsString()
  @MaxLength(500)
  note?: string;

  @ApiPropertyOptional({ format: 'uuid', description: 'to release somebody of the own agency' })
  @ValidateIf(({ employeeId }: CreateTransferDto) => employeeId !== undefined)
  @IsUUID()
  employeeId?: string;

  @ApiPropertyOptional({ description: 'with employeeId: code of the agency that may take them on' })
  @Trimmed()
  @ValidateIf(({ employeeId }: CreateTransferDto) => employeeId !== undefined)
  @IsString()
  @IsNotEmpty()
  @MaxLength(50)
  toAgencyCode?: string;

  @ApiPropertyOptional({
    format: 'date',
    description: 'with employeeId, TMT: the first day without service in this agency',
  })
  @ValidateIf(({ employeeId }: CreateTransferDto) => employeeId !== undefined)
  @IsLocalDate()
  on?: string;

  @ApiPropertyOptional({ description: 'with employeeId' })
  @Trimmed()
  @IsOptional()
  @IsString()
  @MaxLength(500)
  reason?: string;
}

export class ReleaseTransferDto {
  @ApiProperty({ format: 'date', description: 'TMT: the first day without service in this agency' })
  @IsLocalDate()
  on: string;
}

export class CreateReleaseDto extends ReleaseTransferDto {
  @ApiProperty({ description: 'code of the agency that may take the person on' })
  @Trimmed()
  @IsString()
  @IsNotEmpty()
  @MaxLength(50)
  toAgencyCode: string;

  @ApiPropertyOptional()
  @Trimmed()
  @IsOptional()
  @IsString()
  @MaxLength(500)
  reason?: string;
}

export class RefuseTransferDto {
  @ApiProperty()
  @Trimmed()
  @IsString()
  @IsNotEmpty()
  @MaxLength(500)
  reason: string;
}

export class AcceptTransferDto {
  @ApiProperty() @IsUUID() unitId: string;

  @ApiProperty()
  @TypedLine()
  @IsString()
  @IsNotEmpty()
  @MaxLength(200)
  @IsLabel()
  positionName: string;

  @ApiProperty({ enum: POSITION_KINDS }) @IsIn(POSITION_KINDS) positionKind: PositionKind;

  @ApiPropertyOptional({ enum: FUNCTIONAL_LEVELS })
  @IsOptional()
  @IsIn(FUNCTIONAL_LEVELS)
  functionalLevel?: FunctionalLevel;

  @ApiPropertyOptional({ default: false }) @IsOptional() @IsBoolean() isHead?: boolean;

  @ApiPropertyOptional({
    format: 'date',
    description: 'first day here; left out: the day after the last one there',
  })
  @IsOptional()
  @IsLocalDate()
  startsOn?: string;
}

export class TransferDto {
  @ApiProperty() id: string;
  @ApiProperty({ enum: TRANSFER_DIRECTIONS, description: 'in: to this agency' })
  direction: TransferDirection;
  @ApiProperty({ enum: TRANSFER_STATUSES }) status: TransferStatus;
  @ApiProperty() nip: string;
  @ApiProperty({
    type: String,
    nullable: true,
    description: 'null for the agency that asked, until the release',
  })
  name: string | null;
  @ApiProperty({ type: String, nullable: true, description: 'the other agency; null as the name' })
  otherAgency: string | null;
  @ApiProperty() note: string;
  @ApiProperty({ type: String, nullable: true }) reason: string | null;
  @ApiProperty({ type: String, format: 'date', nullable: true }) lastDay: string | null;
  @ApiProperty({ type: String, format: 'date', nullable: true }) startsOn: string | null;
  @ApiProperty({ format: 'date-time' }) createdAt: string;
  @ApiProperty({
    type: String,
    format: 'date-time',
    nullable: true,
    description: 'since when the person works in the new agency',
  })
  movedAt: string | null;
  @ApiProperty({ type: [String] }) allowedActions: string[];
}

export class TransferPageDto extends PageOf(TransferDto) {
  @ApiProperty({ type: [String], description: 'create' }) allowedActions: string[];
}

export class OtherAgencyDto {
  @ApiProperty() code: string;
  @ApiProperty() name: string;
}

export class OtherAgenciesDto extends ListOf(OtherAgencyDto) {}

export class DoubleEmploymentDto {
  @ApiProperty() id: string;
  @ApiProperty() nip: string;
  @ApiProperty() name: string;
  @ApiProperty({ description: 'the agency that recorded the person first' }) home: string;
  @ApiProperty({ description: 'the one that employs the person too' }) other: string;
  @ApiProperty({ format: 'date' }) otherSince: string;
}

export class DoubleEmploymentsDto extends ListOf(DoubleEmploymentDto) {}

export class SettleDoubleDto {
  @ApiProperty({
    enum: KEPT_EMPLOYMENTS,
    description: 'which of the two is the home from here on',
  })
  @IsIn(KEPT_EMPLOYMENTS)
  keep: KeptEmployment;
}
