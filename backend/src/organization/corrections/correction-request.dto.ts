import { ApiProperty, ApiPropertyOptional, OmitType } from '@nestjs/swagger';
import { IsOptional, IsString, MaxLength } from 'class-validator';
import { PageOf } from '../../platform/http/list.dto.js';
import { Trimmed } from '../../platform/http/validators.js';
import { PersonRefDto } from '../people/people.service.js';
import { CorrectDto } from '../staffing/staffing.dto.js';
import { CORRECTION_STATUSES, type CorrectionStatus } from './domain/lifecycle.js';
import { CORRECTION_FIELDS, type CorrectionField } from './domain/terms.js';

/** As the admin's own correction, without the NIP. */
export class AskCorrectionDto extends OmitType(CorrectDto, ['nip'] as const) {}

export class DecideCorrectionDto {
  @ApiPropertyOptional({ maxLength: 2000, description: 'required to refuse' })
  @Trimmed()
  @IsOptional()
  @IsString()
  @MaxLength(2000)
  note?: string;
}

export class CorrectionChangeDto {
  @ApiProperty({ enum: CORRECTION_FIELDS }) field: CorrectionField;
  @ApiProperty({ type: String, nullable: true }) from: string | null;
  @ApiProperty({ type: String, nullable: true, description: 'null: emptied' }) to: string | null;
}

export class CorrectionDocumentDto {
  @ApiProperty() name: string;
  @ApiProperty() contentType: string;
  @ApiProperty({ description: 'bytes' }) size: number;
}

export class CorrectionRequestDto {
  @ApiProperty() id: string;
  @ApiProperty({ enum: CORRECTION_STATUSES }) status: CorrectionStatus;
  @ApiProperty({ type: PersonRefDto }) askedBy: PersonRefDto;
  @ApiProperty({ type: [CorrectionChangeDto] }) changes: CorrectionChangeDto[];
  @ApiProperty() reason: string;
  @ApiProperty({ type: CorrectionDocumentDto }) document: CorrectionDocumentDto;
  @ApiProperty({ format: 'date-time' }) askedAt: string;
  @ApiProperty({ type: String, format: 'date', nullable: true }) dueAt: string | null;
  @ApiProperty({
    enum: CORRECTION_FIELDS,
    isArray: true,
    description: 'changed by somebody since they were asked about; it can then only be refused',
  })
  stale: CorrectionField[];
  @ApiProperty({ type: String, nullable: true }) decidedBy: string | null;
  @ApiProperty({ type: String, format: 'date-time', nullable: true }) decidedAt: string | null;
  @ApiProperty({ type: String, nullable: true }) note: string | null;
  @ApiProperty({ type: [String], description: 'approve, refuse, withdraw' })
  allowedActions: string[];
}

export class CorrectionRequestPageDto extends PageOf(CorrectionRequestDto) {}

/** The reader's own record, to fill in the form. */
export class OwnDataDto {
  @ApiProperty({ type: String, nullable: true, description: 'without titles' }) name: string | null;
  @ApiProperty({ type: String, nullable: true }) frontTitle: string | null;
  @ApiProperty({ type: String, nullable: true }) backTitle: string | null;
  @ApiProperty({ type: String, format: 'date', nullable: true }) birthDate: string | null;
  @ApiProperty({ type: String, nullable: true }) gender: string | null;
  @ApiProperty({ type: String, nullable: true }) education: string | null;
  @ApiProperty({ type: String, nullable: true }) phone: string | null;
  @ApiProperty({ type: String, nullable: true }) email: string | null;
  @ApiProperty({ type: String, format: 'date', nullable: true }) civilServiceSince: string | null;
  @ApiProperty({ type: String, nullable: true, description: 'own request that waits' })
  waitingId: string | null;
  @ApiProperty({ description: 'whether anybody else may decide; without an admin nobody is asked' })
  hasDecider: boolean;
  @ApiProperty({ type: [String], description: 'ask' }) allowedActions: string[];
}
