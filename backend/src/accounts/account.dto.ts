import { ApiProperty, ApiPropertyOptional, PartialType } from '@nestjs/swagger';
import { IsNotEmpty, IsOptional, IsString, MaxLength } from 'class-validator';
import { Trimmed } from '../platform/http/validators.js';
import { ACTOR_ACTIONS, type ActorAction } from '../workflow/offers/actor-actions.js';
import {
  CAPACITY_ROLES,
  DELEGATION_KINDS,
  type CapacityRole,
  type DelegationKind,
} from '../kernel/actor.js';
import { TIME_ZONES, type TimeZone } from '../kernel/time-zone.js';
import {
  ACCESS_KINDS,
  CAPACITY_SOURCES,
  type AccessKind,
  type CapacitySource,
} from './domain/terms.js';

export class LoginDto {
  @ApiProperty({ description: 'NIP (spaces allowed) or username' })
  @Trimmed()
  @IsString()
  @IsNotEmpty()
  @MaxLength(100)
  nip: string;

  @ApiProperty()
  @IsString()
  @IsNotEmpty()
  @MaxLength(200)
  password: string;
}

export class ChangePasswordDto {
  @ApiProperty()
  @IsString()
  @IsNotEmpty()
  @MaxLength(200)
  current: string;

  @ApiProperty({ minLength: 10, maxLength: 128 })
  @IsString()
  @IsNotEmpty()
  @MaxLength(200)
  next: string;
}

export class ReauthDto {
  @ApiProperty({ description: 'the present password' })
  @IsString()
  @IsNotEmpty()
  @MaxLength(200)
  password: string;

  @ApiPropertyOptional({ description: 'needed where a second factor is on' })
  @IsOptional()
  @IsString()
  @MaxLength(40)
  code?: string;
}

export class SecondStepDto {
  @ApiProperty({ description: 'as login answered it' })
  @IsString()
  @IsNotEmpty()
  @MaxLength(1000)
  mfaToken: string;

  @ApiProperty({ description: 'of the authenticator app, or a recovery code' })
  @IsString()
  @IsNotEmpty()
  @MaxLength(40)
  code: string;
}

export class ReauthenticatedDto {
  @ApiProperty({
    format: 'date-time',
    description: 'until then acts of power are not asked about again',
  })
  confirmedUntil: string;
}

export class ForgotPasswordDto {
  @ApiProperty()
  @Trimmed()
  @IsString()
  @IsNotEmpty()
  @MaxLength(100)
  nip: string;
}

export class ResetPasswordDto extends ForgotPasswordDto {
  @ApiProperty()
  @IsString()
  @IsNotEmpty()
  @MaxLength(40)
  code: string;

  @ApiProperty({ minLength: 10, maxLength: 128 })
  @IsString()
  @IsNotEmpty()
  @MaxLength(200)
  next: string;
}

export class CapacityDto {
  @ApiProperty({ enum: CAPACITY_ROLES }) role: CapacityRole;
  @ApiPropertyOptional() unitId?: string;
  @ApiPropertyOptional() unitName?: string;
  @ApiPropertyOptional() squadId?: string;
  @ApiPropertyOptional({ enum: DELEGATION_KINDS }) delegationKind?: DelegationKind;
  @ApiProperty({ type: String, format: 'date', nullable: true }) since: string | null;
  @ApiPropertyOptional({ type: String, format: 'date' }) until?: string;
  @ApiProperty({ enum: CAPACITY_SOURCES }) via: CapacitySource;
}

export class MeEmployeeDto {
  @ApiProperty() id: string;
  @ApiProperty() name: string;
  @ApiProperty({ type: String, nullable: true }) nip: string | null;
  @ApiProperty() positionName: string;
  @ApiProperty() positionKind: string;
  @ApiProperty() unitId: string;
  @ApiProperty() unitName: string;
  @ApiProperty({ type: String, nullable: true }) organizationalUnitId: string | null;
  @ApiProperty({ type: String, nullable: true }) organizationalUnitName: string | null;
}

export class MeAgencyDto {
  @ApiProperty() id: string;
  @ApiProperty() code: string;
  @ApiProperty() name: string;
  @ApiProperty({ enum: TIME_ZONES }) timeZone: TimeZone;
}

export class MeAccountDto {
  @ApiProperty() id: string;
  @ApiProperty() username: string;
  @ApiProperty() mustChangePassword: boolean;
  @ApiProperty() mustSetUpSecondFactor: boolean;
}

export class MeAssessorDto {
  @ApiProperty({ type: String, nullable: true }) employeeId: string | null;
  @ApiProperty({ type: String, nullable: true }) name: string | null;
  @ApiProperty({ type: String, nullable: true }) positionName: string | null;
}

export class PeriodDto {
  @ApiProperty() label: string;
  @ApiProperty({ format: 'date' }) startsOn: string;
  @ApiProperty({ format: 'date' }) endsOn: string;
}

export class MeCountsDto {
  @ApiProperty() inbox: number;
  @ApiProperty() notifications: number;
}

export class MeDto {
  @ApiProperty({ type: MeEmployeeDto, nullable: true }) employee: MeEmployeeDto | null;
  @ApiProperty() name: string;
  @ApiProperty() agency: MeAgencyDto;
  @ApiProperty() account: MeAccountDto;
  @ApiProperty({
    enum: ACCESS_KINDS,
    description: 'read_only: no longer serves, and reads the own documents only',
  })
  access: AccessKind;
  @ApiProperty({ type: [CapacityDto] }) capacities: CapacityDto[];
  @ApiProperty({ type: MeAssessorDto, nullable: true }) assessor: MeAssessorDto | null;
  @ApiProperty() period: PeriodDto;
  @ApiProperty({ format: 'date' }) today: string;
  @ApiProperty() counts: MeCountsDto;
  @ApiProperty({
    enum: ACTOR_ACTIONS,
    isArray: true,
    description: 'what I may do that is no verb of one thing',
  })
  allowedActions: ActorAction[];
}

export class SessionDto {
  @ApiProperty() accessToken: string;
  @ApiProperty({ format: 'date-time' }) expiresAt: string;
  @ApiProperty() mustChangePassword: boolean;
  @ApiProperty({ description: 'the agency demands a second factor, and none is set up' })
  mustSetUpSecondFactor: boolean;
  @ApiProperty() me: MeDto;
}

/** A session; or, for an account with a second factor, `mfaToken` alone, for `POST /auth/mfa` within five minutes. */
export class LoginAnswerDto extends PartialType(SessionDto) {
  @ApiPropertyOptional() mfaToken?: string;
}
