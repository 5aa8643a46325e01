import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import {
  IsBoolean,
  IsIn,
  IsInt,
  IsOptional,
  IsString,
  IsUUID,
  MaxLength,
  MinLength,
} from 'class-validator';
import { LetterHash } from '../../documents/letters/letter-hash.field.js';
import { LetterMentionDto, LetterSummaryDto } from '../../documents/letters/letter.dto.js';
import { PersonRefDto } from '../../organization/people/people.service.js';
import {
  IsLocalDate,
  IsPrintable,
  PageQuery,
  Trimmed,
  QueryFlag,
} from '../../platform/http/validators.js';
import {
  ASSIGNMENT_STATUSES,
  type AssignmentStatus,
  STEP_STATUSES,
  type StepStatus,
} from './domain/lifecycle.js';
import {
  ASSIGNMENT_ACTIONS,
  CAPACITIES,
  type Capacity,
  ENDING_ACTIONS,
  type EndingAction,
  type OfferedAction,
  type Origin,
  ORIGINS,
  type Route,
  ROUTES,
  type StartedBy,
  STARTER_CAPACITIES,
  STEP_ACTIONS,
  type StepAction,
} from './domain/terms.js';
import { ENDING_CAUSES, type EndingCause } from '../squads/assignment-tie.js';
import { MATCH_SIDES, type MatchSide } from './domain/matching.js';
import { DELEGATION_KINDS, type DelegationKind } from '../../kernel/actor.js';
import { PageOf } from '../../platform/http/list.dto.js';
import { NamedDto } from '../../platform/http/named.dto.js';
import { GoalChainLinkDto } from '../../planning/goals/goal.dto.js';

/** What an assignment would be started with; `letter-preview` reads the letters of it. */
export class StartPreviewQuery {
  @ApiProperty() @IsUUID() squadId: string;
  @ApiProperty() @IsUUID() roleId: string;
  @ApiProperty() @IsUUID() employeeId: string;
  @ApiProperty({ enum: ORIGINS }) @IsIn(ORIGINS) origin: Origin;

  @ApiPropertyOptional({ maxLength: 2000 })
  @Trimmed()
  @IsOptional()
  @IsString()
  @MaxLength(2000)
  @IsPrintable()
  note?: string;

  @ApiPropertyOptional({
    description: 'the assignment of the same role that this one takes over from',
  })
  @IsOptional()
  @IsUUID()
  previousId?: string;
}

export class StartAssignmentDto extends StartPreviewQuery {
  @LetterHash('letterHash of the preview that was read; needed where the start brings letters')
  letterHash?: string;
}

export class NoteDto {
  @ApiPropertyOptional({ maxLength: 2000, description: 'needed by reject and decline' })
  @Trimmed()
  @IsOptional()
  @IsString()
  @MaxLength(2000)
  @IsPrintable()
  note?: string;
}

/** A decision on a step, which may bring letters. */
export class StepDecisionDto extends NoteDto {
  @LetterHash('letterHash of the preview that was read; needed where the decision brings letters')
  letterHash?: string;
}

export class LetterPreviewQuery extends NoteDto {
  @ApiPropertyOptional({ description: 'the letters of a refusal, whose reason is the note' })
  @QueryFlag()
  @IsOptional()
  @IsBoolean()
  refusing?: boolean;
}

export class EndAssignmentDto {
  @LetterHash('letterHash of the preview that was read; needed where the act brings a letter')
  letterHash?: string;

  @ApiPropertyOptional({
    format: 'date',
    description: 'last day of work; the first day possible when absent',
  })
  @IsOptional()
  @IsLocalDate({ message: 'Tanggal tidak ada di kalender. Tulis seperti 2026-11-24.' })
  lastDay?: string;

  @ApiPropertyOptional({ maxLength: 2000, description: 'the reason, needed' })
  @Trimmed()
  @IsOptional()
  @IsString()
  @MaxLength(2000)
  @IsPrintable()
  note?: string;
}

export class EndingPreviewQuery extends EndAssignmentDto {
  @ApiPropertyOptional({ enum: ENDING_ACTIONS, default: 'end' })
  @IsOptional()
  @IsIn(ENDING_ACTIONS)
  action: EndingAction = 'end';
}

export class ReplaceLetterDto {
  @ApiPropertyOptional({ description: 'the letter that was read: refused when it no longer holds' })
  @IsOptional()
  @IsUUID()
  letterId?: string;

  @LetterHash('letterHash of the preview that was read; needed where the act brings a letter')
  letterHash?: string;

  @ApiPropertyOptional({ maxLength: 2000, description: 'what was wrong, needed' })
  @Trimmed()
  @IsOptional()
  @IsString()
  @MaxLength(2000)
  @IsPrintable()
  note?: string;

  @ApiPropertyOptional({
    minLength: 1,
    maxLength: 2000,
    description: 'hasil kerja as it should read; names and posts are those of today',
  })
  @Trimmed()
  @IsOptional()
  @IsString()
  @MinLength(1)
  @MaxLength(2000)
  @IsPrintable()
  text?: string;
}

export class LetterDraftDto {
  @ApiProperty({ minLength: 1, maxLength: 2000, description: 'hasil kerja in the surat penugasan' })
  @Trimmed()
  @IsString()
  @MinLength(1)
  @MaxLength(2000)
  @IsPrintable()
  text: string;

  @ApiProperty() @IsInt() version: number;
}

export class AssignmentQuery extends PageQuery {
  @ApiPropertyOptional() @IsOptional() @IsUUID() squadId?: string;
  @ApiPropertyOptional() @IsOptional() @IsUUID() employeeId?: string;
  @ApiPropertyOptional({ enum: ASSIGNMENT_STATUSES })
  @IsOptional()
  @IsIn(ASSIGNMENT_STATUSES)
  status?: AssignmentStatus;
  @ApiPropertyOptional() @QueryFlag() @IsOptional() @IsBoolean() startedByMe?: boolean;
  @ApiPropertyOptional() @QueryFlag() @IsOptional() @IsBoolean() waitingForMe?: boolean;
}

export class ApproverDto {
  @ApiProperty({ type: String, nullable: true, description: 'null while the post is vacant' })
  employeeId: string | null;
  @ApiProperty({ type: String, nullable: true }) name: string | null;
  @ApiProperty({ enum: CAPACITIES }) capacity: Capacity;
  @ApiProperty({ type: String, nullable: true }) unitId: string | null;
  @ApiProperty({ description: 'the post that decides, e.g. Kepala Dinas Kesehatan' }) post: string;
  @ApiProperty({ type: String, enum: DELEGATION_KINDS, nullable: true })
  delegationKind: DelegationKind | null;
  @ApiProperty({
    description: 'true before the step has its turn: the person follows holdings and delegations',
  })
  forecast: boolean;
}

export class StepDto {
  @ApiProperty() order: number;
  @ApiProperty({ enum: STEP_ACTIONS }) action: StepAction;
  @ApiProperty({ type: ApproverDto }) approver: ApproverDto;
  @ApiProperty({ enum: STEP_STATUSES }) status: StepStatus;
  @ApiProperty({ type: [String], description: 'letters that the step brings' }) letters: string[];
  @ApiProperty({ type: String, format: 'date-time', nullable: true }) since: string | null;
  @ApiProperty({ type: String, format: 'date', nullable: true }) dueAt: string | null;
  @ApiProperty({ type: String, format: 'date-time', nullable: true }) decidedAt: string | null;
  @ApiProperty({ type: String, nullable: true }) note: string | null;
}

export class AssignmentRoleDto {
  @ApiProperty() id: string;
  @ApiProperty() title: string;
}

export class AssignmentStarterDto {
  @ApiProperty() employeeId: string;
  @ApiProperty() name: string;
  @ApiProperty({ enum: STARTER_CAPACITIES }) capacity: StartedBy;
}

/** An end before the time that the letter says. */
export class AssignmentEndingDto {
  @ApiProperty({ enum: ENDING_CAUSES }) cause: EndingCause;
  @ApiProperty() reason: string;
  @ApiProperty({ format: 'date', description: 'last day of work' }) lastDay: string;
  @ApiProperty({ type: String, format: 'date', nullable: true }) plannedEndsOn: string | null;
  @ApiProperty({ format: 'date-time' }) decidedAt: string;
  @ApiProperty({ description: 'the day is still to come' }) isNoted: boolean;
}

export class AssignmentDto {
  @ApiProperty() id: string;
  @ApiProperty({ enum: ROUTES }) route: Route;
  @ApiProperty({ enum: ORIGINS }) origin: Origin;
  @ApiProperty({ enum: ASSIGNMENT_STATUSES }) status: AssignmentStatus;
  @ApiProperty() version: number;
  @ApiProperty({ type: NamedDto, nullable: true }) squad: NamedDto | null;
  @ApiProperty({ type: AssignmentRoleDto, nullable: true }) role: AssignmentRoleDto | null;
  @ApiProperty({ type: PersonRefDto }) employee: PersonRefDto;
  @ApiProperty({ type: AssignmentStarterDto }) startedBy: AssignmentStarterDto;
  @ApiProperty({ type: NamedDto }) ownerUnit: NamedDto;
  @ApiProperty({ type: NamedDto }) homeUnit: NamedDto;
  @ApiProperty() task: string;
  @ApiProperty({ format: 'date' }) startsOn: string;
  @ApiProperty({ format: 'date' }) endsOn: string;
  @ApiProperty({ description: 'percent of working time, decimal text' }) sharePercent: string;
  @ApiProperty() note: string;
  @ApiProperty({ description: 'konsep: hasil kerja as the surat penugasan will say it' })
  letterDraft: string;
  @ApiProperty({ type: String, nullable: true }) previousId: string | null;
  @ApiProperty({
    type: String,
    nullable: true,
    description: 'why it ended before its time, where no step says so',
  })
  endingReason: string | null;
  @ApiProperty({ format: 'date-time' }) createdAt: string;
  @ApiProperty({ type: String, format: 'date-time', nullable: true }) issuedAt: string | null;
  @ApiProperty({ type: String, format: 'date-time', nullable: true }) acknowledgedAt: string | null;
  @ApiProperty({ description: 'counts as received because nobody acknowledged it in time' })
  receivedByLapse: boolean;
  @ApiProperty({ type: AssignmentEndingDto, nullable: true }) ending: AssignmentEndingDto | null;
  @ApiProperty({ type: [StepDto] }) steps: StepDto[];
  @ApiProperty({ enum: ASSIGNMENT_ACTIONS, isArray: true })
  allowedActions: OfferedAction[];
}

export class FitReasonDto {
  @ApiProperty({ enum: MATCH_SIDES }) side: MatchSide;
  @ApiProperty() text: string;
}

export class LoadBeforeAfterDto {
  @ApiProperty({ description: 'percent, decimal text' }) before: string;
  @ApiProperty({ description: 'percent, decimal text' }) after: string;
}

/** One assignment with what helps to decide it. */
export class AssignmentDetailDto extends AssignmentDto {
  @ApiProperty({ type: [FitReasonDto] }) fit: FitReasonDto[];
  @ApiProperty({ type: LoadBeforeAfterDto }) load: LoadBeforeAfterDto;
  @ApiProperty({ type: [GoalChainLinkDto] }) goalChain: GoalChainLinkDto[];
  @ApiProperty({ type: [LetterSummaryDto] }) letters: LetterSummaryDto[];
  @ApiProperty({
    type: String,
    format: 'date',
    nullable: true,
    description: 'the first last day of a recall by the actor; null when they may not',
  })
  earliestRecallOn: string | null;
}

/** An assignment after a decision, with the letters that the decision brought. */
export class DecidedAssignmentDto extends AssignmentDto {
  @ApiProperty({ type: [LetterMentionDto] }) issuedLetters: LetterMentionDto[];
}

export class AssignmentListDto extends PageOf(AssignmentDto) {}
