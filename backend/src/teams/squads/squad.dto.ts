import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsArray,
  IsBoolean,
  IsIn,
  IsInt,
  IsNotEmpty,
  IsOptional,
  IsString,
  IsUUID,
  Max,
  MaxLength,
  Min,
  ValidateNested,
} from 'class-validator';
import { PersonRefDto } from '../../organization/people/people.service.js';
import {
  IsDecimalText,
  IsLocalDate,
  PageQuery,
  QueryFlag,
  Trimmed,
  TypedLines,
} from '../../platform/http/validators.js';
import { SQUAD_STATUSES, type SquadStatus } from './domain/lifecycle.js';
import { ListOf, PageOf } from '../../platform/http/list.dto.js';
import { GoalChainLinkDto } from '../../planning/goals/goal.dto.js';
import { GOAL_LEVELS, type GoalLevel } from '../../planning/goals/domain/goal.js';

const NAME = 200;
const TEXT = 2_000;

export class RoleInput {
  @ApiPropertyOptional({ description: 'set to keep or change an existing role' })
  @IsOptional()
  @IsUUID()
  id?: string;

  @ApiProperty({ maxLength: NAME })
  @Trimmed()
  @IsString()
  @IsNotEmpty()
  @MaxLength(NAME)
  title: string;

  @ApiProperty({ minimum: 1, maximum: 100 })
  @IsInt()
  @Min(1)
  @Max(100)
  count: number;

  @ApiProperty({ type: [String], description: 'skills the role needs' })
  @IsArray()
  @ArrayMaxSize(20)
  @TypedLines()
  @IsString({ each: true })
  @MaxLength(80, { each: true })
  skills: string[];

  @ApiProperty({ example: '40.00', description: 'share of working time in percent, 0 < x ≤ 100' })
  @IsDecimalText()
  sharePercent: string;
}

export class CreateSquadDto {
  @ApiProperty() @IsUUID() goalId: string;

  @ApiProperty({ maxLength: NAME })
  @Trimmed()
  @IsString()
  @IsNotEmpty()
  @MaxLength(NAME)
  name: string;

  @ApiProperty({ description: 'the unit organisasi that owns the performance' })
  @IsUUID()
  ownerUnitId: string;
  @ApiProperty({ format: 'date' }) @IsLocalDate() startsOn: string;
  @ApiProperty({ format: 'date' }) @IsLocalDate() endsOn: string;

  @ApiPropertyOptional({ maxLength: TEXT })
  @IsOptional()
  @Trimmed()
  @IsString()
  @MaxLength(TEXT)
  description?: string;

  @ApiProperty({ type: [RoleInput] })
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(30)
  @ValidateNested({ each: true })
  @Type(() => RoleInput)
  roles: RoleInput[];
}

export class UpdateSquadDto {
  @ApiProperty() @IsInt() version: number;

  @ApiPropertyOptional({ maxLength: NAME })
  @IsOptional()
  @Trimmed()
  @IsString()
  @IsNotEmpty()
  @MaxLength(NAME)
  name?: string;

  @ApiPropertyOptional({ maxLength: TEXT })
  @IsOptional()
  @Trimmed()
  @IsString()
  @MaxLength(TEXT)
  description?: string;

  @ApiPropertyOptional({ format: 'date' }) @IsOptional() @IsLocalDate() startsOn?: string;
  @ApiPropertyOptional({ format: 'date' }) @IsOptional() @IsLocalDate() endsOn?: string;

  @ApiPropertyOptional({
    description: 'the leader validates the work instead of the superior (R604)',
  })
  @IsOptional()
  @IsBoolean()
  leaderValidates?: boolean;

  @ApiPropertyOptional({ type: [RoleInput] })
  @IsOptional()
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(30)
  @ValidateNested({ each: true })
  @Type(() => RoleInput)
  roles?: RoleInput[];
}

export class AppointLeaderDto {
  @ApiProperty() @IsUUID() employeeId: string;
}

export class SquadNoteDto {
  @ApiPropertyOptional({ maxLength: TEXT })
  @IsOptional()
  @Trimmed()
  @IsString()
  @MaxLength(TEXT)
  note?: string;
}

export class SquadQuery extends PageQuery {
  @ApiPropertyOptional({ enum: SQUAD_STATUSES })
  @IsOptional()
  @IsIn(SQUAD_STATUSES)
  status?: SquadStatus;
  @ApiPropertyOptional() @IsOptional() @IsUUID() ownerUnitId?: string;
  @ApiPropertyOptional() @IsOptional() @IsUUID() goalId?: string;

  @ApiPropertyOptional({ description: 'only squads that I lead, own or belong to' })
  @QueryFlag()
  @IsOptional()
  @IsBoolean()
  mine?: boolean;

  @ApiPropertyOptional({ maxLength: 100 })
  @IsOptional()
  @Trimmed()
  @IsString()
  @MaxLength(100)
  q?: string;
}

export class OpenRoleQuery extends PageQuery {
  @ApiPropertyOptional({ maxLength: 100 })
  @IsOptional()
  @Trimmed()
  @IsString()
  @MaxLength(100)
  q?: string;
  @ApiPropertyOptional({ maxLength: 80 })
  @IsOptional()
  @Trimmed()
  @IsString()
  @MaxLength(80)
  skill?: string;
}

export class SquadRowDto {
  @ApiProperty() id: string;
  @ApiProperty() name: string;
  @ApiProperty({ enum: SQUAD_STATUSES }) status: SquadStatus;
  @ApiProperty({ format: 'date' }) startsOn: string;
  @ApiProperty({ format: 'date' }) endsOn: string;
  @ApiProperty() ownerUnitName: string;
  @ApiProperty() goalStatement: string;
  @ApiProperty({ type: String, nullable: true }) leaderEmployeeId: string | null;
  @ApiProperty({ type: String, nullable: true }) leaderName: string | null;
  @ApiProperty() seatCount: number;
  @ApiProperty() seatsFilled: number;
  @ApiProperty() isMine: boolean;
}

export class SquadPageDto extends PageOf(SquadRowDto) {
  @ApiProperty({ type: [String], description: 'create' }) allowedActions: string[];
}

export class SquadMemberDto extends PersonRefDto {
  @ApiProperty() memberId: string;
  @ApiProperty({ format: 'date' }) startsOn: string;
  @ApiProperty({ format: 'date' }) endsOn: string;
  @ApiProperty({ example: '40.00' }) sharePercent: string;
  @ApiProperty({ example: '80.00', description: 'load over the squad’s remaining time' })
  loadPercent: string;
  @ApiProperty() loadCount: number;
  @ApiProperty() isLeader: boolean;
}

export class SquadRoleDto {
  @ApiProperty() id: string;
  @ApiProperty() title: string;
  @ApiProperty() count: number;
  @ApiProperty() filled: number;
  @ApiProperty({ description: 'appointments under way' }) reserved: number;
  @ApiProperty({ description: 'volunteers under way' }) volunteers: number;
  @ApiProperty() open: number;
  @ApiProperty({ type: [String] }) skills: string[];
  @ApiProperty({ example: '40.00' }) sharePercent: string;
  @ApiProperty() isLeader: boolean;
  @ApiProperty({ type: [SquadMemberDto] }) members: SquadMemberDto[];
}

export class SquadDto {
  @ApiProperty() id: string;
  @ApiProperty() name: string;
  @ApiProperty() description: string;
  @ApiProperty({ enum: SQUAD_STATUSES }) status: SquadStatus;
  @ApiProperty({ format: 'date' }) startsOn: string;
  @ApiProperty({ format: 'date' }) endsOn: string;
  @ApiProperty() ownerUnitId: string;
  @ApiProperty() ownerUnitName: string;
  @ApiProperty({
    type: PersonRefDto,
    nullable: true,
    description: 'acting head of the owner unit: the owner of the performance',
  })
  owner: PersonRefDto | null;
  @ApiProperty({ type: PersonRefDto, nullable: true }) leader: PersonRefDto | null;
  @ApiProperty() leaderValidates: boolean;
  @ApiProperty() goalId: string;
  @ApiProperty({
    type: [GoalChainLinkDto],
    description: 'from the agency’s goal down to the one served',
  })
  goalChain: GoalChainLinkDto[];
  @ApiProperty({ type: [SquadRoleDto] }) roles: SquadRoleDto[];
  @ApiProperty({ type: [SquadMemberDto], description: 'memberships that have ended' })
  formerMembers: SquadMemberDto[];
  @ApiProperty() version: number;
  @ApiProperty({ description: 'the reader may change the last day and who validates' })
  maySetTerms: boolean;
  @ApiProperty({ type: [String] }) allowedActions: string[];
}

export class OpenRoleDto {
  @ApiProperty() squadId: string;
  @ApiProperty() squadName: string;
  @ApiProperty() roleId: string;
  @ApiProperty() title: string;
  @ApiProperty() ownerUnitName: string;
  @ApiProperty() goalStatement: string;
  @ApiProperty({ type: [String] }) skills: string[];
  @ApiProperty() sharePercent: string;
  @ApiProperty({ format: 'date' }) startsOn: string;
  @ApiProperty({ format: 'date' }) endsOn: string;
  @ApiProperty() seatsLeft: number;
  @ApiProperty({ type: [String], description: 'skills of the role that I have' })
  matchedSkills: string[];
  @ApiProperty({ description: 'also a volunteer of another unit organisasi may ask' })
  isOwnUnit: boolean;
  @ApiProperty({ description: 'I am a member or on the way to be one' }) isTaken: boolean;
  @ApiProperty({ type: [String], description: 'volunteer' }) allowedActions: string[];
}

export class OpenRolePageDto extends PageOf(OpenRoleDto) {}

export class SquadGoalChoiceDto {
  @ApiProperty() goalId: string;
  @ApiProperty() code: string;
  @ApiProperty({ enum: GOAL_LEVELS }) level: GoalLevel;
  @ApiProperty() statement: string;
  @ApiProperty() unitName: string;
  @ApiProperty({ description: 'the unit organisasi that would own the squad' }) ownerUnitId: string;
  @ApiProperty() ownerUnitName: string;
  @ApiProperty({ description: 'squads that already serve it' }) squadCount: number;
}

export class SquadGoalChoicesDto extends ListOf(SquadGoalChoiceDto) {}
