import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsNotEmpty, IsOptional, IsString, MaxLength } from 'class-validator';
import { IsLocalDate, PageQuery, Trimmed } from '../../platform/http/validators.js';
import {
  DEPARTURE_KINDS,
  DEPARTURE_STATUSES,
  DEPARTURE_TIMES,
  type DepartureKind,
  type DepartureStatus,
  type DepartureTime,
  LISTED_KINDS,
  type ListedKind,
} from './domain/departure.js';
import { ENDING_KINDS, type EndingKind } from '../../workflow/ties/staffing-aftermath.js';
import { PersonRefDto } from '../people/people.service.js';
import { PageOf } from '../../platform/http/list.dto.js';

class Reasoned {
  @ApiProperty({ description: 'why, with number and date of the decision' })
  @Trimmed()
  @IsString()
  @IsNotEmpty()
  @MaxLength(300)
  reason: string;
}

export class LeaveDto extends Reasoned {
  @ApiProperty({ enum: DEPARTURE_KINDS })
  @IsIn(DEPARTURE_KINDS)
  kind: DepartureKind;

  @ApiProperty({ format: 'date', description: 'TMT: the first day without service' })
  @IsLocalDate()
  on: string;
}

export class SuspendDto extends Reasoned {
  @ApiProperty({ format: 'date', description: 'the first day without service' })
  @IsLocalDate()
  on: string;

  @ApiPropertyOptional({ format: 'date', description: 'last day; open without' })
  @IsOptional()
  @IsLocalDate()
  until?: string;
}

export class OutlookQuery {
  @ApiPropertyOptional({ format: 'date', description: 'default: tomorrow' })
  @IsOptional()
  @IsLocalDate()
  effectiveFrom?: string;

  @ApiPropertyOptional({ enum: DEPARTURE_KINDS, description: 'decides who may still read' })
  @IsOptional()
  @IsIn(DEPARTURE_KINDS)
  kind?: DepartureKind;
}

export class EndingDto {
  @ApiProperty({ enum: ENDING_KINDS }) kind: EndingKind;
  @ApiProperty({ description: 'what ends, in one line' }) title: string;
  @ApiProperty({ description: 'what becomes of it' }) outcome: string;
}

/** What would end with a departure from a day on. */
export class DepartureOutlookDto {
  @ApiProperty({ format: 'date' }) effectiveFrom: string;
  @ApiProperty({ format: 'date' }) lastDay: string;
  @ApiProperty({ type: [EndingDto] }) endings: EndingDto[];
  @ApiProperty({ type: String, nullable: true, description: 'unit whose head this person is' })
  vacantUnitId: string | null;
  @ApiProperty({ type: String, nullable: true }) vacantUnitName: string | null;
}

export class DepartureDto extends PersonRefDto {
  @ApiProperty() id: string;
  @ApiProperty({ enum: LISTED_KINDS }) kind: ListedKind;
  @ApiProperty({ format: 'date', description: 'the first day without service' })
  effectiveFrom: string;
  @ApiProperty({ type: String, format: 'date', nullable: true, description: 'of a suspension' })
  until: string | null;
  @ApiProperty() reason: string;
  @ApiProperty({ enum: DEPARTURE_STATUSES }) status: DepartureStatus;
  @ApiProperty({ type: String, nullable: true }) recordedBy: string | null;
  @ApiProperty({ format: 'date-time' }) recordedAt: string;
  @ApiProperty({ type: [String], description: 'undo, lift' }) allowedActions: string[];
}

export class DeparturesQuery extends PageQuery {
  @ApiPropertyOptional({ enum: DEPARTURE_TIMES })
  @IsOptional()
  @IsIn(DEPARTURE_TIMES)
  when?: DepartureTime;
}

export class DeparturePageDto extends PageOf(DepartureDto) {}
