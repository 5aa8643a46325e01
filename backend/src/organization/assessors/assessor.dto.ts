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

export class AssessorExceptionDto extends PersonRefDto {
  @ApiProperty({ type: PersonRefDto, nullable: true, description: 'whom the last rule found' })
  assessor: PersonRefDto | null;
  @ApiProperty({ enum: ['override', 'template', 'nearest_head', 'unit_above', 'none'] })
  basis: string;
  @ApiProperty({
    type: String,
    enum: ['gone', 'ring'],
    nullable: true,
    description:
      'gone: whom the admin named holds no post any more; ring: assessed by those one assesses',
  })
  problem: 'gone' | 'ring' | null;
  @ApiProperty({ type: [String], description: 'confirm, override' }) allowedActions: string[];
}

export class AssessorExceptionPageDto {
  @ApiProperty({ type: [AssessorExceptionDto] }) items: AssessorExceptionDto[];
  @ApiProperty({ type: String, nullable: true }) nextCursor: string | null;
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
  @ApiProperty({ enum: ['proposed', 'confirmed', 'refused', 'ended'] }) status: string;
  @ApiProperty({ format: 'date' }) startsOn: string;
  @ApiProperty({ type: String, format: 'date', nullable: true }) endsOn: string | null;
}
