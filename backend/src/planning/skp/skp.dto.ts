import { ApiProperty } from '@nestjs/swagger';
import { GoalChainLinkDto } from '../goals/goal.dto.js';
import {
  type Aspect,
  ASPECTS,
  type Perspective,
  PERSPECTIVES,
  RHK_KINDS,
  type RhkKind,
  SKP_FORMATS,
  type SkpFormat,
} from './domain/content.js';
import {
  REACHED_SKP_STATUSES,
  REPORT_STATUSES,
  type ReportStatus,
  REVISION_STATUSES,
  type RevisionStatus,
  type SkpStatus,
} from './domain/lifecycle.js';
import { DIALOGUE_KINDS, type DialogueKind } from './dialogue.store.js';
import { SkpAttachmentsDto } from './skp-request.dto.js';
import { PageOf } from '../../platform/http/list.dto.js';
import { GOAL_LEVELS, type GoalLevel } from '../goals/domain/goal.js';

export class SkpPersonDto {
  @ApiProperty({ type: String, nullable: true }) employeeId: string | null;
  @ApiProperty() name: string;
  @ApiProperty({ type: String, nullable: true }) nip: string | null;
  @ApiProperty({ type: String, nullable: true }) rank: string | null;
  @ApiProperty() positionName: string;
  @ApiProperty() unitName: string;
}

/** The seat of the PjPK and who sits on it today. */
export class SkpAssessorDto extends SkpPersonDto {
  @ApiProperty({ type: String, nullable: true, description: 'plt, plh or null' })
  delegationKind: string | null;
}

export class SkpRevisionRefDto {
  @ApiProperty() number: number;
  @ApiProperty({ enum: REVISION_STATUSES }) status: RevisionStatus;
  @ApiProperty({ type: String, nullable: true, description: 'why it was opened' })
  reason: string | null;
  @ApiProperty({ type: String, format: 'date-time', nullable: true }) submittedAt: string | null;
  @ApiProperty({ type: String, format: 'date', nullable: true }) dueAt: string | null;
  @ApiProperty({ type: String, format: 'date-time', nullable: true }) decidedAt: string | null;
}

export class SkpIndicatorDto {
  @ApiProperty({ enum: ASPECTS, nullable: true }) aspect: Aspect | null;
  @ApiProperty() text: string;
  @ApiProperty({ type: String, nullable: true }) target: string | null;
  @ApiProperty({ type: String, nullable: true }) unit: string | null;
}

export class SkpActionReportDto {
  @ApiProperty({ enum: REPORT_STATUSES }) status: ReportStatus;
  @ApiProperty({ type: String, nullable: true }) text: string | null;
  @ApiProperty({ type: String, nullable: true, description: 'decimal' }) realised: string | null;
  @ApiProperty({ type: String, format: 'date-time', nullable: true }) reportedAt: string | null;
  @ApiProperty() version: number;
  @ApiProperty({ type: [String] }) allowedActions: string[];
}

export class SkpActionItemContextDto {
  @ApiProperty({ format: 'date' }) from: string;
  @ApiProperty({ format: 'date' }) until: string;
  @ApiProperty({ type: SkpActionReportDto, nullable: true, description: 'null while not in force' })
  report: SkpActionReportDto | null;
}

export class SkpActionItemDto {
  @ApiProperty() id: string;
  @ApiProperty({ example: '2026-Q4' }) period: string;
  @ApiProperty() text: string;
  @ApiProperty({ type: String, nullable: true, description: 'decimal' }) target: string | null;
  @ApiProperty({ type: String, nullable: true }) unit: string | null;
  @ApiProperty({ type: SkpActionItemContextDto }) context: SkpActionItemContextDto;
}

export class IntervenedRhkDto {
  @ApiProperty() rhkId: string;
  @ApiProperty() text: string;
  @ApiProperty() ownerName: string;
}

/** What stands around an RHK; read-only. */
export class RhkContextDto {
  @ApiProperty({ description: 'brought by an assignment, not yet agreed' }) proposed: boolean;
  @ApiProperty({ type: IntervenedRhkDto, nullable: true }) intervened: IntervenedRhkDto | null;
  @ApiProperty({ type: [GoalChainLinkDto], description: 'the goal it serves and the way up' })
  chain: GoalChainLinkDto[];
  @ApiProperty({ type: String, nullable: true }) squadName: string | null;
  @ApiProperty({ description: 'rounds of dialogue on this RHK' }) comments: number;
}

export class RhkDto {
  @ApiProperty() id: string;
  @ApiProperty({ enum: RHK_KINDS }) kind: RhkKind;
  @ApiProperty({ type: String, nullable: true }) intervenedRhkId: string | null;
  @ApiProperty({ type: String, nullable: true }) goalId: string | null;
  @ApiProperty({ type: String, nullable: true }) squadId: string | null;
  @ApiProperty() text: string;
  @ApiProperty({ enum: PERSPECTIVES, nullable: true }) perspective: Perspective | null;
  @ApiProperty({ type: [SkpIndicatorDto] }) indicators: SkpIndicatorDto[];
  @ApiProperty({ type: [SkpActionItemDto] }) actionItems: SkpActionItemDto[];
  @ApiProperty({ type: RhkContextDto }) context: RhkContextDto;
}

export class SkpDialogueDto {
  @ApiProperty() id: string;
  @ApiProperty() revision: number;
  @ApiProperty({ type: String, nullable: true }) rhkId: string | null;
  @ApiProperty() authorName: string;
  @ApiProperty({ type: String, nullable: true }) via: string | null;
  @ApiProperty({ enum: DIALOGUE_KINDS }) kind: DialogueKind;
  @ApiProperty() note: string;
  @ApiProperty({ format: 'date-time' }) at: string;
}

export class SkpFieldChangeDto {
  @ApiProperty({ example: 'indicators.quantity.target' }) field: string;
  @ApiProperty({ type: String, nullable: true }) before: string | null;
  @ApiProperty({ type: String, nullable: true }) after: string | null;
}

export class RhkRefDto {
  @ApiProperty() rhkId: string;
  @ApiProperty() text: string;
}

export class RhkChangeDto extends RhkRefDto {
  @ApiProperty({ type: [SkpFieldChangeDto] }) fields: SkpFieldChangeDto[];
}

export class SkpRevisionDiffDto {
  @ApiProperty({ description: 'the version compared with' }) against: number;
  @ApiProperty({ type: [RhkRefDto] }) added: RhkRefDto[];
  @ApiProperty({ type: [RhkRefDto] }) removed: RhkRefDto[];
  @ApiProperty({ type: [RhkChangeDto] }) changed: RhkChangeDto[];
  @ApiProperty({ type: [SkpFieldChangeDto] }) behaviour: SkpFieldChangeDto[];
}

export class BehaviourGuideDto {
  @ApiProperty() value: string;
  @ApiProperty() name: string;
  @ApiProperty({ type: [String] }) guides: string[];
}

export class SkpSlotDto {
  @ApiProperty({ example: '2026-Q4' }) period: string;
  @ApiProperty({ format: 'date' }) from: string;
  @ApiProperty({ format: 'date' }) until: string;
}

export class SkpDto {
  @ApiProperty() id: string;
  @ApiProperty({ enum: SKP_FORMATS }) format: SkpFormat;
  @ApiProperty({ format: 'date' }) from: string;
  @ApiProperty({ format: 'date' }) until: string;
  @ApiProperty({ enum: REACHED_SKP_STATUSES }) status: SkpStatus;
  @ApiProperty({ type: SkpRevisionRefDto, description: 'the open version, else the one in force' })
  revision: SkpRevisionRefDto;
  @ApiProperty({ type: Number, nullable: true, description: 'number of the version in force' })
  inForce: number | null;
  @ApiProperty() versions: number;
  @ApiProperty({ type: SkpPersonDto }) employee: SkpPersonDto;
  @ApiProperty({
    type: SkpAssessorDto,
    nullable: true,
    description: 'null: nobody is known (R308)',
  })
  assessor: SkpAssessorDto | null;
  @ApiProperty({ type: [RhkDto] }) rhk: RhkDto[];
  @ApiProperty({ type: 'object', additionalProperties: { type: 'string' } })
  behaviour: Record<string, string>;
  @ApiProperty({ type: [BehaviourGuideDto] }) behaviourGuide: BehaviourGuideDto[];
  @ApiProperty({ type: SkpAttachmentsDto }) attachments: SkpAttachmentsDto;
  @ApiProperty({ type: [SkpSlotDto], description: 'slots for rencana aksi that have not passed' })
  slots: SkpSlotDto[];
  @ApiProperty({ type: [SkpDialogueDto], description: 'oldest first' })
  dialogue: SkpDialogueDto[];
  @ApiProperty({
    type: SkpRevisionDiffDto,
    nullable: true,
    description: 'open version against the one in force',
  })
  changes: SkpRevisionDiffDto | null;
  @ApiProperty() isOwner: boolean;
  @ApiProperty() version: number;
  @ApiProperty({ type: [String] }) allowedActions: string[];
}

export class SkpVersionDto extends SkpRevisionRefDto {
  @ApiProperty({ type: String, nullable: true }) decidedBy: string | null;
  @ApiProperty({ type: [RhkDto] }) rhk: RhkDto[];
  @ApiProperty({ type: 'object', additionalProperties: { type: 'string' } })
  behaviour: Record<string, string>;
  @ApiProperty({ type: SkpAttachmentsDto }) attachments: SkpAttachmentsDto;
  @ApiProperty({
    type: SkpRevisionDiffDto,
    nullable: true,
    description: 'against the version before',
  })
  diff: SkpRevisionDiffDto | null;
}

export class SkpVersionsDto extends PageOf(SkpVersionDto, { items: 'newest first' }) {}

export class SkpListItemDto {
  @ApiProperty() id: string;
  @ApiProperty({ enum: SKP_FORMATS }) format: SkpFormat;
  @ApiProperty({ format: 'date' }) from: string;
  @ApiProperty({ format: 'date' }) until: string;
  @ApiProperty({ enum: REACHED_SKP_STATUSES }) status: SkpStatus;
  @ApiProperty({ type: SkpRevisionRefDto }) revision: SkpRevisionRefDto;
  @ApiProperty() employeeId: string;
  @ApiProperty() employeeName: string;
  @ApiProperty() positionName: string;
  @ApiProperty() unitName: string;
  @ApiProperty({ type: String, nullable: true }) assessorName: string | null;
  @ApiProperty() rhkCount: number;
  @ApiProperty() version: number;
  @ApiProperty({ type: [String] }) allowedActions: string[];
}

export class SkpListDto extends PageOf(SkpListItemDto) {
  @ApiProperty({ type: [String], description: 'start' }) allowedActions: string[];
  @ApiProperty({
    enum: SKP_FORMATS,
    isArray: true,
    description: 'in which I may start one, the usual one first',
  })
  startFormats: SkpFormat[];
}

export class SuperiorRhkDto {
  @ApiProperty() id: string;
  @ApiProperty() text: string;
  @ApiProperty() ownerName: string;
  @ApiProperty() ownerPosition: string;
  @ApiProperty({ description: 'the owner is the PjPK' }) isAssessor: boolean;
}

export class GoalChoiceDto {
  @ApiProperty() id: string;
  @ApiProperty() code: string;
  @ApiProperty({ enum: GOAL_LEVELS }) level: GoalLevel;
  @ApiProperty() statement: string;
  @ApiProperty({ type: String, nullable: true }) unitName: string | null;
}

export class SkpChoicesDto {
  @ApiProperty({ type: [SuperiorRhkDto] }) superiorRhk: SuperiorRhkDto[];
  @ApiProperty({ type: [GoalChoiceDto], description: 'goals of the own unit and those above' })
  goals: GoalChoiceDto[];
}
