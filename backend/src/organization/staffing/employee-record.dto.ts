import { ApiProperty } from '@nestjs/swagger';
import { AssessorOverrideDto } from '../assessors/assessor.dto.js';
import { PersonRefDto } from '../people/people.service.js';
import { PASSWORD_STATES, type PasswordState } from '../../platform/auth/password-state.js';
import { type Gender, GENDERS } from '../people/domain/nip.js';
import { ASN_KINDS, type AsnKind } from '../people/domain/rank.js';
import { SERVICE_STATUSES, type ServiceStatus } from '../people/domain/terms.js';

export class HoldingDto {
  @ApiProperty() id: string;
  @ApiProperty() unitId: string;
  @ApiProperty() unitName: string;
  @ApiProperty() positionName: string;
  @ApiProperty() positionKind: string;
  @ApiProperty({ type: String, nullable: true }) functionalLevel: string | null;
  @ApiProperty({ type: String, nullable: true }) echelon: string | null;
  @ApiProperty({ type: Number, nullable: true }) positionClass: number | null;
  @ApiProperty() isHead: boolean;
  @ApiProperty({ format: 'date' }) startsOn: string;
  @ApiProperty({ type: String, format: 'date', nullable: true }) endsOn: string | null;
}

export class RankEntryDto {
  @ApiProperty() id: string;
  @ApiProperty() rank: string;
  @ApiProperty({ type: String, format: 'date', nullable: true, description: 'TMT' }) since:
    string | null;
  @ApiProperty({ format: 'date' }) recordedOn: string;
}

export class RecordAccountDto {
  @ApiProperty() id: string;
  @ApiProperty() username: string;
  @ApiProperty({ enum: PASSWORD_STATES }) passwordState: PasswordState;
  @ApiProperty({ type: String, format: 'date-time', nullable: true }) lastLoginAt: string | null;
  @ApiProperty() hasSecondFactor: boolean;
  @ApiProperty({
    type: String,
    format: 'date-time',
    nullable: true,
    description: 'null: not locked now',
  })
  lockedUntil: string | null;
}

export class RecordSuspensionDto {
  @ApiProperty({ format: 'date' }) startsOn: string;
  @ApiProperty({ type: String, format: 'date', nullable: true }) endsOn: string | null;
  @ApiProperty() reason: string;
}

export class OtherEmploymentDto {
  @ApiProperty() employeeId: string;
  @ApiProperty({ enum: ASN_KINDS }) kind: AsnKind;
  @ApiProperty({ format: 'date' }) startsOn: string;
  @ApiProperty({ type: String, format: 'date', nullable: true }) endsOn: string | null;
  @ApiProperty({ type: String, nullable: true, description: 'retired … or merged' }) endedKind:
    string | null;
}

/** What the agency keeps of one person: dated, nothing overwritten (R105). */
export class EmployeeRecordDto extends PersonRefDto {
  @ApiProperty({ type: String, nullable: true }) nip: string | null;
  @ApiProperty({ enum: ASN_KINDS }) kind: AsnKind;
  @ApiProperty({ type: String, nullable: true }) rank: string | null;
  @ApiProperty({ type: String, nullable: true, description: 'null without any post' })
  unitId: string | null;
  @ApiProperty({ description: 'without titles' }) plainName: string;
  @ApiProperty({ type: String, nullable: true }) frontTitle: string | null;
  @ApiProperty({ type: String, nullable: true }) backTitle: string | null;
  @ApiProperty({ type: String, format: 'date', nullable: true }) birthDate: string | null;
  @ApiProperty({ enum: GENDERS, nullable: true }) gender: Gender | null;
  @ApiProperty({
    enum: SERVICE_STATUSES,
    description: 'leaving: serves, and the last day is known',
  })
  status: ServiceStatus;
  @ApiProperty({ format: 'date', description: 'of this employment' }) startsOn: string;
  @ApiProperty({ type: String, format: 'date', nullable: true, description: 'last day' })
  endsOn: string | null;
  @ApiProperty({ type: String, nullable: true, description: 'retired, transferred …' })
  endedKind: string | null;
  @ApiProperty({ type: String, nullable: true }) endedReason: string | null;
  @ApiProperty({ type: RecordSuspensionDto, nullable: true, description: 'running or to come' })
  suspension: RecordSuspensionDto | null;
  @ApiProperty({ type: [OtherEmploymentDto], description: 'of the same person here, newest first' })
  otherEmployments: OtherEmploymentDto[];
  @ApiProperty({ type: [String] }) skills: string[];
  @ApiProperty({ type: String, nullable: true }) phone: string | null;
  @ApiProperty({ type: String, nullable: true }) email: string | null;
  @ApiProperty({ type: String, nullable: true }) education: string | null;
  @ApiProperty({ type: String, format: 'date', nullable: true }) civilServiceSince: string | null;
  @ApiProperty({ type: PersonRefDto, nullable: true }) assessor: PersonRefDto | null;
  @ApiProperty() assessorBasis: string;
  @ApiProperty() assessorNeedsConfirmation: boolean;
  @ApiProperty({ type: [HoldingDto], description: 'newest first' }) holdings: HoldingDto[];
  @ApiProperty({ type: [RankEntryDto], description: 'newest first' }) ranks: RankEntryDto[];
  @ApiProperty({ type: [AssessorOverrideDto], description: 'newest first' })
  overrides: AssessorOverrideDto[];
  @ApiProperty({ type: RecordAccountDto, nullable: true }) account: RecordAccountDto | null;
  @ApiProperty({
    type: [String],
    description:
      'override, move, cancel_move, correct, issue_code, end_sessions, reset_second_factor, leave, undo_leave, suspend, lift_suspension',
  })
  allowedActions: string[];
}
