import { ApiProperty } from '@nestjs/swagger';
import { PersonRefDto } from '../../organization/people/people.service.js';
import { ACTIVITY_STATUSES, type ActivityStatus } from './domain/lifecycle.js';
import { DAY_KINDS, EVIDENCE_KINDS, type DayKind, type EvidenceKind } from './domain/terms.js';
import { PageOf } from '../../platform/http/list.dto.js';
import { NamedDto } from '../../platform/http/named.dto.js';
import { GoalChainLinkDto } from '../../planning/goals/goal.dto.js';

export class OutputDto {
  @ApiProperty({ description: 'decimal as text', example: '1' }) quantity: string;
  @ApiProperty({ example: 'notula' }) unit: string;
}

/** Who validates, and the words that explain why. */
export class ActivityValidatorDto {
  @ApiProperty({ type: String, nullable: true, description: 'null while the seat is vacant' })
  employeeId: string | null;
  @ApiProperty({ type: String, nullable: true }) name: string | null;
  @ApiProperty({ description: 'why this person, in Indonesian' }) because: string;
}

export class ActivityWarningDto {
  @ApiProperty({ example: 'overlap' }) code: string;
  @ApiProperty() message: string;
  @ApiProperty({ description: 'the other activity' }) activityId: string;
}

export class EvidenceDto {
  @ApiProperty() id: string;
  @ApiProperty({ enum: EVIDENCE_KINDS }) kind: EvidenceKind;
  @ApiProperty() name: string;
  @ApiProperty() contentType: string;
  @ApiProperty({ description: 'bytes' }) size: number;
  @ApiProperty({ description: 'path of the file itself' }) url: string;
  @ApiProperty({ type: String, nullable: true, description: 'path of the thumbnail of a photo' })
  thumbnailUrl: string | null;
}

export class ActivityRhkDto {
  @ApiProperty() id: string;
  @ApiProperty() text: string;
}

export class ActivityDecisionDto {
  @ApiProperty({ type: String, nullable: true }) employeeId: string | null;
  @ApiProperty({ type: String, nullable: true }) name: string | null;
  @ApiProperty({ type: String, nullable: true, description: 'capacity, e.g. assessor:plh' })
  via: string | null;
  @ApiProperty({ format: 'date-time' }) at: string;
  @ApiProperty({ type: String, nullable: true }) note: string | null;
}

/** What lists show: plain rows, no warnings. */
export class ActivityListItemDto {
  @ApiProperty() id: string;
  @ApiProperty({ type: PersonRefDto }) employee: PersonRefDto;
  @ApiProperty({ format: 'date' }) date: string;
  @ApiProperty({ example: '08:00' }) startsAt: string;
  @ApiProperty({ example: '09:05' }) endsAt: string;
  @ApiProperty() endsNextDay: boolean;
  @ApiProperty() minutes: number;
  @ApiProperty({ type: String, nullable: true }) name: string | null;
  @ApiProperty({ type: NamedDto, nullable: true }) squad: NamedDto | null;
  @ApiProperty({ type: ActivityRhkDto, nullable: true }) rhk: ActivityRhkDto | null;
  @ApiProperty({ type: String, nullable: true }) actionItemId: string | null;
  @ApiProperty({ type: OutputDto }) output: OutputDto;
  @ApiProperty() description: string;
  @ApiProperty({ enum: ACTIVITY_STATUSES }) status: ActivityStatus;
  @ApiProperty({ type: ActivityValidatorDto, nullable: true })
  validator: ActivityValidatorDto | null;
  @ApiProperty({ type: String, format: 'date', nullable: true }) dueAt: string | null;
  @ApiProperty({ type: String, format: 'date-time', nullable: true }) submittedAt: string | null;
  @ApiProperty({ type: ActivityDecisionDto, nullable: true }) decision: ActivityDecisionDto | null;
  @ApiProperty({ type: [EvidenceDto] }) evidence: EvidenceDto[];
  @ApiProperty({ type: String, nullable: true }) clientId: string | null;
  @ApiProperty() version: number;
  @ApiProperty({ type: [String] }) allowedActions: string[];
}

/** What it said when it was last returned. */
export class PreviousActivityDto {
  @ApiProperty({ format: 'date-time' }) at: string;
  @ApiProperty({ description: 'who returned it' }) by: string;
  @ApiProperty({ type: String, nullable: true }) note: string | null;
  @ApiProperty({ type: String, nullable: true }) name: string | null;
  @ApiProperty({ format: 'date' }) date: string;
  @ApiProperty() startsAt: string;
  @ApiProperty() endsAt: string;
  @ApiProperty({ type: OutputDto }) output: OutputDto;
  @ApiProperty() description: string;
}

export class SupportedGoalDto extends GoalChainLinkDto {}

export class ActivityDto extends ActivityListItemDto {
  @ApiProperty({ type: [ActivityWarningDto] }) warnings: ActivityWarningDto[];
  @ApiProperty({ type: [SupportedGoalDto], description: 'from the root to the goal it serves' })
  goalChain: SupportedGoalDto[];
  @ApiProperty({ type: PreviousActivityDto, nullable: true })
  previous: PreviousActivityDto | null;
}

export class ActivityPageDto extends PageOf(ActivityListItemDto) {}

export class ActivityDayDto {
  @ApiProperty({ format: 'date' }) date: string;
  @ApiProperty({ enum: DAY_KINDS }) kind: DayKind;
  @ApiProperty({ type: String, nullable: true }) holiday: string | null;
  @ApiProperty() count: number;
  @ApiProperty({
    enum: ACTIVITY_STATUSES,
    nullable: true,
    description: 'the status of the day that asks for most attention',
  })
  status: ActivityStatus | null;
  @ApiProperty({ description: 'a working day before today without any activity' })
  missing: boolean;
}

export class MissingDayDto {
  @ApiProperty({ format: 'date' }) date: string;
  @ApiProperty({ example: 'Kamis 12 November' }) text: string;
}

export class CalendarTotalsDto {
  @ApiProperty() validatedDays: number;
  @ApiProperty() waitingDays: number;
  @ApiProperty() returnedDays: number;
  @ApiProperty() missingDays: number;
  @ApiProperty() activities: number;
  @ApiProperty({ description: 'of everything but rejected work' }) minutes: number;
}

export class ActivityCalendarDto {
  @ApiProperty({ example: '2026-11' }) month: string;
  @ApiProperty({ format: 'date' }) today: string;
  @ApiProperty({ format: 'date', description: 'last day on which the month can be logged' })
  loggableUntil: string;
  @ApiProperty() closed: boolean;
  @ApiProperty({ type: [ActivityDayDto] }) days: ActivityDayDto[];
  @ApiProperty({ type: [MissingDayDto] }) missing: MissingDayDto[];
  @ApiProperty({ type: CalendarTotalsDto }) totals: CalendarTotalsDto;
}

/** One thing to book work on: an RHK, a squad without RHK, or neither. */
export class ActivityChoiceDto {
  @ApiProperty({ description: 'stable within the form' }) key: string;
  @ApiProperty({ type: String, nullable: true }) rhkId: string | null;
  @ApiProperty({ type: String, nullable: true }) squadId: string | null;
  @ApiProperty() text: string;
  @ApiProperty({ description: 'squad or unit, below the text' }) context: string;
  @ApiProperty({ type: String, format: 'date', nullable: true }) lastUsedOn: string | null;
  @ApiProperty({ type: ActivityValidatorDto }) validator: ActivityValidatorDto;
}

export class ActivityFormDto {
  @ApiProperty({ format: 'date' }) today: string;
  @ApiProperty({ format: 'date', description: 'first day that can still be logged' })
  earliest: string;
  @ApiProperty({ type: String, nullable: true, description: 'end of the last activity today' })
  lastEndsAt: string | null;
  @ApiProperty({ type: String, nullable: true, description: 'for "Salin kemarin"' })
  previousActivityId: string | null;
  @ApiProperty({ type: [String], description: 'units of results used lately' })
  outputUnits: string[];
  @ApiProperty({ type: [ActivityChoiceDto], description: 'recently used first' })
  choices: ActivityChoiceDto[];
}
