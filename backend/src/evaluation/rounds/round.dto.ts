import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsBoolean,
  IsInt,
  IsNotEmpty,
  IsOptional,
  IsString,
  IsUUID,
  MaxLength,
  ValidateNested,
} from 'class-validator';
import { PersonRefDto } from '../../organization/people/people.service.js';
import { IsLocalDate, Trimmed } from '../../platform/http/validators.js';
import { RoundRefDto, ScorerDto } from './evaluation-person.dto.js';
import { NamedDto } from '../../platform/http/named.dto.js';

export class RequestAssessmentDto {
  @ApiProperty({ format: 'date' }) @IsLocalDate() startsOn: string;
  @ApiProperty({ format: 'date' }) @IsLocalDate() endsOn: string;
}

export class PreviewQuery {
  @ApiPropertyOptional({ format: 'date', description: 'default: the day after the last round' })
  @IsOptional()
  @IsLocalDate()
  startsOn?: string;

  @ApiPropertyOptional({ format: 'date', description: 'default: today, or the end of the squad' })
  @IsOptional()
  @IsLocalDate()
  endsOn?: string;
}

export class PreviewItemDto {
  @ApiProperty() id: string;
  @ApiProperty() text: string;
  @ApiProperty({ description: 'still open: it will not be scored' }) reported: boolean;
}

export class PreviewMemberDto {
  @ApiProperty({ type: PersonRefDto }) employee: PersonRefDto;
  @ApiProperty() roleTitle: string;
  @ApiProperty({ description: 'days of active membership in the round' }) days: number;
  @ApiProperty({ type: [PreviewItemDto] }) items: PreviewItemDto[];
  @ApiProperty({ type: [ScorerDto], description: 'empty when nothing was reported' })
  scorers: ScorerDto[];
}

export class RemindableMemberDto extends PreviewMemberDto {
  @ApiProperty({ description: 'once a day is enough' }) remindedToday: boolean;
}

export class RoundWarningDto {
  @ApiProperty({ example: 'nothing_reported' }) code: string;
  @ApiProperty() employeeId: string;
  @ApiProperty() message: string;
}

export class AssessmentPreviewDto {
  @ApiProperty({ type: NamedDto }) squad: NamedDto;
  @ApiProperty({ format: 'date' }) startsOn: string;
  @ApiProperty({ format: 'date' }) endsOn: string;
  @ApiProperty() number: number;
  @ApiProperty({ format: 'date' }) dueAt: string;
  @ApiProperty({ type: [RemindableMemberDto] }) members: RemindableMemberDto[];
  @ApiProperty({ type: [RoundWarningDto] }) warnings: RoundWarningDto[];
  @ApiProperty({ type: [String], description: 'what keeps the round from being asked for' })
  obstacles: string[];
  @ApiProperty({ type: [String], example: ['request-assessment', 'remind'] })
  allowedActions: string[];
}

export class RequestedRoundDto {
  @ApiProperty({ type: RoundRefDto }) round: RoundRefDto;
  @ApiProperty({ example: 'assessing' }) squadStatus: string;
  @ApiProperty() sheetCount: number;
  @ApiProperty({ format: 'date' }) dueAt: string;
  @ApiProperty({ type: [RoundWarningDto] }) warnings: RoundWarningDto[];
}

export class MemberNoteDto {
  @ApiProperty() @IsUUID() employeeId: string;

  @ApiProperty({ maxLength: 1000 })
  @Trimmed()
  @IsString()
  @MaxLength(1000)
  note: string;
}

export class SaveReportDto {
  @ApiPropertyOptional({ description: 'lock counter as read; a stale one is refused' })
  @IsOptional()
  @IsInt()
  version?: number;

  @ApiProperty({ maxLength: 5000 })
  @Trimmed()
  @IsString()
  @IsNotEmpty()
  @MaxLength(5000)
  summary: string;

  @ApiProperty({ type: [MemberNoteDto] })
  @IsArray()
  @ArrayMaxSize(200)
  @ValidateNested({ each: true })
  @Type(() => MemberNoteDto)
  members: MemberNoteDto[];
}

export class ReportMemberDto {
  @ApiProperty({ type: PersonRefDto }) employee: PersonRefDto;
  @ApiProperty() note: string;
}

export class SquadReportDto {
  @ApiProperty() squadId: string;
  @ApiProperty({ type: Number, nullable: true, description: 'of the round it belongs to' })
  roundNumber: number | null;
  @ApiProperty({ description: 'empty until it is written' }) summary: string;
  @ApiProperty({ type: [ReportMemberDto] }) members: ReportMemberDto[];
  @ApiProperty({ description: '0 until it is written' }) version: number;
  @ApiProperty({ type: String, format: 'date-time', nullable: true }) updatedAt: string | null;
  @ApiProperty({ type: [String], example: ['save'] }) allowedActions: string[];
}

export class AcceptResultDto {
  @ApiPropertyOptional({ type: String, nullable: true, maxLength: 2000 })
  @Trimmed()
  @IsOptional()
  @IsString()
  @MaxLength(2000)
  note?: string | null;
}

export class SendBackResultDto {
  @ApiProperty({ type: String, maxLength: 2000 })
  @Trimmed()
  @IsOptional()
  @IsString()
  @MaxLength(2000)
  note?: string | null;

  @ApiPropertyOptional({ type: [String], description: 'whose sheets are reopened; default: all' })
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(200)
  @IsUUID(undefined, { each: true })
  employeeIds?: string[];

  @ApiPropertyOptional({
    description: 'their reports are reopened too, so that they can be mended',
  })
  @IsOptional()
  @IsBoolean()
  reopenReports?: boolean;
}
