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
import { PERIOD_CYCLES, type PeriodCycle } from '../../kernel/period.js';
import { AGENCY_KINDS, type AgencyKind } from '../importing/domain/codes.js';
import {
  LETTER_SIGNATORIES,
  type LetterSignatory,
  SECOND_FACTOR_ROLES,
  type SecondFactorRole,
  WORKING_WEEKS,
  type WorkingWeek,
} from '../../kernel/settings.js';
import { PageOf } from '../../platform/http/list.dto.js';

export class AgencySettingsDto {
  @ApiProperty({ enum: PERIOD_CYCLES, description: 'rhythm of rencana aksi (R312)' })
  actionItemPeriod: PeriodCycle;
  @ApiProperty({ enum: LETTER_SIGNATORIES, description: 'who signs a surat penugasan (R409)' })
  letterSignatory: LetterSignatory;
  @ApiProperty({ description: 'day of the next month on which logging closes (R603)' })
  activityClosingDay: number;
  @ApiProperty({ enum: WORKING_WEEKS }) workingDaysPerWeek: WorkingWeek;
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
  @ApiProperty({ enum: AGENCY_KINDS }) kind: AgencyKind;
  @ApiProperty() timeZone: string;
  @ApiProperty({ type: AgencySettingsDto }) settings: AgencySettingsDto;
  @ApiProperty() version: number;
  @ApiProperty({ type: [String] }) allowedActions: string[];
}

export class UpdateAgencyDto {
  @ApiPropertyOptional({ enum: PERIOD_CYCLES })
  @IsOptional()
  @IsIn(PERIOD_CYCLES)
  actionItemPeriod?: PeriodCycle;

  @ApiPropertyOptional({ enum: LETTER_SIGNATORIES })
  @IsOptional()
  @IsIn(LETTER_SIGNATORIES)
  letterSignatory?: LetterSignatory;

  @ApiPropertyOptional({ minimum: 1, maximum: 28 })
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(28)
  activityClosingDay?: number;

  @ApiPropertyOptional({ enum: WORKING_WEEKS })
  @IsOptional()
  @IsIn(WORKING_WEEKS)
  workingDaysPerWeek?: WorkingWeek;

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

export class HolidayListDto extends PageOf(HolidayDto) {}

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
