import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import {
  ArrayUnique,
  IsArray,
  IsIn,
  IsInt,
  IsNotEmpty,
  IsOptional,
  IsString,
  Matches,
  Max,
  MaxLength,
  Min,
} from 'class-validator';
import { Trimmed } from '../../platform/http/validators.js';

const PERIODS = ['monthly', 'quarterly'] as const;
const SIGNATORIES = ['unit_head', 'assessor'] as const;
const SECOND_FACTOR_ROLES = [
  'agency_admin',
  'operator',
  'executive',
  'auditor',
  'unit_head',
  'assessor',
] as const;
export type SecondFactorRole = (typeof SECOND_FACTOR_ROLES)[number];
const WEEKS = [5, 6] as const;

export class AgencySettingsDto {
  @ApiProperty({ enum: PERIODS, description: 'rhythm of rencana aksi (R312)' })
  actionItemPeriod: 'monthly' | 'quarterly';
  @ApiProperty({ enum: SIGNATORIES, description: 'who signs a surat penugasan (R409)' })
  letterSignatory: 'unit_head' | 'assessor';
  @ApiProperty({ description: 'day of the next month on which logging closes (R603)' })
  activityClosingDay: number;
  @ApiProperty({ enum: WEEKS }) workingDaysPerWeek: 5 | 6;
  @ApiProperty({ description: 'kode klasifikasi in letter numbers' }) letterClassification: string;
  @ApiProperty({ description: 'working days before a recall takes effect' })
  recallNoticeDays: number;
  @ApiProperty({
    enum: SECOND_FACTOR_ROLES,
    isArray: true,
    description: 'who must have a second factor; nobody unless the agency says so',
  })
  secondFactorFor: SecondFactorRole[];
}

export class AgencyDto {
  @ApiProperty() id: string;
  @ApiProperty() code: string;
  @ApiProperty() name: string;
  @ApiProperty({ enum: ['PROVINSI', 'KABUPATEN', 'KOTA'] }) kind: string;
  @ApiProperty() timeZone: string;
  @ApiProperty({ type: AgencySettingsDto }) settings: AgencySettingsDto;
  @ApiProperty() version: number;
  @ApiProperty({ type: [String] }) allowedActions: string[];
}

export class UpdateAgencyDto {
  @ApiPropertyOptional({ enum: PERIODS })
  @IsOptional()
  @IsIn(PERIODS)
  actionItemPeriod?: 'monthly' | 'quarterly';

  @ApiPropertyOptional({ enum: SIGNATORIES })
  @IsOptional()
  @IsIn(SIGNATORIES)
  letterSignatory?: 'unit_head' | 'assessor';

  @ApiPropertyOptional({ minimum: 1, maximum: 28 })
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(28)
  activityClosingDay?: number;

  @ApiPropertyOptional({ enum: WEEKS })
  @IsOptional()
  @IsIn(WEEKS)
  workingDaysPerWeek?: 5 | 6;

  @ApiPropertyOptional()
  @IsOptional()
  @Trimmed()
  @IsString()
  @Matches(/^[A-Za-z0-9.]{1,20}$/, {
    message: 'Kode klasifikasi hanya huruf, angka, dan titik, paling banyak 20, misalnya 800.',
  })
  letterClassification?: string;

  @ApiPropertyOptional({ minimum: 0, maximum: 30 })
  @IsOptional()
  @IsInt()
  @Min(0)
  @Max(30)
  recallNoticeDays?: number;
  @ApiPropertyOptional({ enum: SECOND_FACTOR_ROLES, isArray: true })
  @IsOptional()
  @IsArray()
  @ArrayUnique()
  @IsIn(SECOND_FACTOR_ROLES, { each: true })
  secondFactorFor?: SecondFactorRole[];

  @ApiProperty() @IsInt() version: number;
}

export class HolidayDto {
  @ApiProperty({ format: 'date' }) date: string;
  @ApiProperty() name: string;
}

export class HolidayListDto {
  @ApiProperty({ type: [HolidayDto] }) items: HolidayDto[];
  @ApiProperty({ type: String, nullable: true }) nextCursor: string | null;
}

export class HolidayQuery {
  @ApiPropertyOptional({ description: 'default this year' })
  @IsOptional()
  @Matches(/^(19|20|21)\d{2}$/, { message: 'Tahun tidak dikenal.' })
  year?: string;
}

export class PutHolidayDto {
  @ApiProperty()
  @Trimmed()
  @IsString()
  @IsNotEmpty()
  @MaxLength(200)
  name: string;
}
