import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsArray,
  IsNotEmpty,
  IsOptional,
  IsString,
  IsUUID,
  MaxLength,
} from 'class-validator';
import { IsLocalDate, Trimmed } from '../../platform/http/validators.js';
import { PersonRefDto } from '../people/people.service.js';
import {
  ASSESSOR_BASES,
  ASSESSOR_PROBLEMS,
  type AssessorBasis,
  type AssessorProblem,
  OVERRIDE_STATUSES,
  type OverrideStatus,
} from '../units/domain/assessor.js';
import { PageOf } from '../../platform/http/list.dto.js';

export class AssessorExceptionDto extends PersonRefDto {
  @ApiProperty({ type: PersonRefDto, nullable: true, description: 'whom the last rule found' })
  assessor: PersonRefDto | null;
  @ApiProperty({ enum: ASSESSOR_BASES }) basis: AssessorBasis;
  @ApiProperty({
    type: String,
    enum: ASSESSOR_PROBLEMS,
    nullable: true,
    description:
      'gone: whom the admin named holds no post any more; ring: assessed by those one assesses',
  })
  problem: AssessorProblem | null;
  @ApiProperty({ type: [String], description: 'confirm, override' }) allowedActions: string[];
}

export class AssessorExceptionPageDto extends PageOf(AssessorExceptionDto) {
  @ApiProperty({ description: 'of all pages' }) total: number;
}

export class ConfirmAssessorsDto {
  @ApiProperty({ type: [String], maxItems: 500 })
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(500)
  @IsUUID(undefined, { each: true })
  employeeIds: string[];
}

export class ConfirmedDto {
  @ApiProperty() confirmed: number;
  @ApiProperty({ description: 'still to be confirmed' }) remaining: number;
}

export class OverrideAssessorDto {
  @ApiProperty() @IsUUID() assessorEmployeeId: string;

  @ApiProperty()
  @Trimmed()
  @IsString()
  @IsNotEmpty()
  @MaxLength(500)
  reason: string;

  @ApiPropertyOptional({ format: 'date', description: 'first day; default today' })
  @IsOptional()
  @IsLocalDate()
  from?: string;
}

export class AssessorOverrideDto {
  @ApiProperty() id: string;
  @ApiProperty() employeeId: string;
  @ApiProperty({ type: PersonRefDto }) assessor: PersonRefDto;
  @ApiProperty() reason: string;
  @ApiProperty({ enum: OVERRIDE_STATUSES }) status: OverrideStatus;
  @ApiProperty({ format: 'date' }) startsOn: string;
  @ApiProperty({ type: String, format: 'date', nullable: true }) endsOn: string | null;
}
