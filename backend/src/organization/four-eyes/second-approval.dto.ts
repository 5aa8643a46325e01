import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  IsIn,
  IsNotEmpty,
  IsOptional,
  IsString,
  IsUUID,
  MaxLength,
  ValidateIf,
  ValidateNested,
} from 'class-validator';
import { OverrideAssessorDto } from '../assessors/assessor.dto.js';
import { CreateDelegationDto } from '../acting/delegation.dto.js';
import { CreateGrantDto } from '../grants/grant.dto.js';
import { PersonRefDto } from '../people/people.service.js';
import { MergePeopleDto } from '../staffing/person-merge.dto.js';
import { Trimmed } from '../../platform/http/validators.js';
import {
  POWER_ACTS,
  type PowerAct,
  SECOND_APPROVAL_STATUSES,
  type SecondApprovalStatus,
} from './domain/second-approval.js';
import { PageOf } from '../../platform/http/list.dto.js';

export class OverrideForDto extends OverrideAssessorDto {
  @ApiProperty({ description: 'who would be assessed' }) @IsUUID() employeeId: string;
}

/** The act as its own route takes it, under the key that `act` names. */
export class AskSecondApprovalDto {
  @ApiProperty({ enum: POWER_ACTS }) @IsIn(POWER_ACTS) act: PowerAct;

  @ApiProperty({ description: 'why it is done', maxLength: 500 })
  @Trimmed()
  @IsString()
  @IsNotEmpty()
  @MaxLength(500)
  reason: string;

  @ApiPropertyOptional({ type: CreateDelegationDto })
  @ValidateIf(({ act }: AskSecondApprovalDto) => act === 'delegation')
  @IsNotEmpty()
  @ValidateNested()
  @Type(() => CreateDelegationDto)
  delegation?: CreateDelegationDto;

  @ApiPropertyOptional({ type: CreateGrantDto })
  @ValidateIf(({ act }: AskSecondApprovalDto) => act === 'grant')
  @IsNotEmpty()
  @ValidateNested()
  @Type(() => CreateGrantDto)
  grant?: CreateGrantDto;

  @ApiPropertyOptional({ type: OverrideForDto })
  @ValidateIf(({ act }: AskSecondApprovalDto) => act === 'override')
  @IsNotEmpty()
  @ValidateNested()
  @Type(() => OverrideForDto)
  override?: OverrideForDto;

  @ApiPropertyOptional({ type: MergePeopleDto, description: 'for oneself or not' })
  @ValidateIf(({ act }: AskSecondApprovalDto) => act === 'merge')
  @IsNotEmpty()
  @ValidateNested()
  @Type(() => MergePeopleDto)
  merge?: MergePeopleDto;
}

export class DecideSecondApprovalDto {
  @ApiPropertyOptional({ maxLength: 500, description: 'required to refuse' })
  @Trimmed()
  @IsOptional()
  @IsString()
  @MaxLength(500)
  note?: string;
}

export class SecondApprovalDto {
  @ApiProperty() id: string;
  @ApiProperty({ enum: POWER_ACTS }) act: PowerAct;
  @ApiProperty({ description: 'what would begin, in words' }) title: string;
  @ApiProperty() reason: string;
  @ApiProperty({ type: PersonRefDto }) askedBy: PersonRefDto;
  @ApiProperty({ format: 'date-time' }) askedAt: string;
  @ApiProperty({ enum: SECOND_APPROVAL_STATUSES }) status: SecondApprovalStatus;
  @ApiProperty({
    type: String,
    format: 'date',
    nullable: true,
    description: 'begins by itself on this day unless refused, where there is no second admin',
  })
  beginsOn: string | null;
  @ApiProperty({ type: String, nullable: true }) decidedBy: string | null;
  @ApiProperty({ type: String, format: 'date-time', nullable: true }) decidedAt: string | null;
  @ApiProperty({ type: String, nullable: true }) note: string | null;
  @ApiProperty({
    type: MergePeopleDto,
    nullable: true,
    description: 'the two records of a merge, for those who may lay them beside each other',
  })
  merge: MergePeopleDto | null;
  @ApiProperty({ type: [String] }) allowedActions: string[];
}

export class SecondApprovalPageDto extends PageOf(SecondApprovalDto) {}
