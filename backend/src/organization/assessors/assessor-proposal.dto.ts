import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsNotEmpty, IsOptional, IsString, IsUUID, MaxLength } from 'class-validator';
import { Trimmed } from '../../platform/http/validators.js';
import { PersonRefDto } from '../people/people.service.js';
import { OVERRIDE_STATUSES, type OverrideStatus } from '../units/domain/assessor.js';
import { PageOf } from '../../platform/http/list.dto.js';

export class ProposeAssessorDto {
  @ApiProperty()
  @IsUUID()
  assessorEmployeeId: string;

  @ApiProperty()
  @Trimmed()
  @IsString()
  @IsNotEmpty()
  @MaxLength(500)
  reason: string;
}

export class DecideAssessorDto {
  @ApiPropertyOptional({ type: String, nullable: true, description: 'needed to refuse' })
  @Trimmed()
  @IsOptional()
  @IsString()
  @MaxLength(500)
  note?: string | null;
}

export class AssessorProposalDto {
  @ApiProperty() id: string;
  @ApiProperty({ type: PersonRefDto }) employee: PersonRefDto;
  @ApiProperty({ type: PersonRefDto }) assessor: PersonRefDto;
  @ApiProperty() reason: string;
  @ApiProperty({ enum: OVERRIDE_STATUSES }) status: OverrideStatus;
  @ApiProperty({ format: 'date-time' }) proposedAt: string;
  @ApiProperty({ type: String, nullable: true, description: 'who owes the decision today' })
  waitsFor: string | null;
  @ApiProperty({ type: [String] }) allowedActions: string[];
}

export class AssessorProposalListDto extends PageOf(AssessorProposalDto) {
  @ApiProperty({ type: [String], description: 'propose' }) allowedActions: string[];
}
