import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsOptional, IsUUID } from 'class-validator';
import { IsLocalDate } from '../../platform/http/validators.js';

export const GRANT_ROLES = ['agency_admin', 'operator', 'executive', 'auditor'] as const;
export type GrantRole = (typeof GRANT_ROLES)[number];

export class CreateGrantDto {
  @ApiProperty() @IsUUID() employeeId: string;
  @ApiProperty({ enum: GRANT_ROLES }) @IsIn(GRANT_ROLES) role: GrantRole;

  @ApiPropertyOptional({ format: 'date', description: 'default today' })
  @IsOptional()
  @IsLocalDate()
  startsOn?: string;

  @ApiPropertyOptional({ format: 'date', description: 'last day; none: open-ended' })
  @IsOptional()
  @IsLocalDate()
  endsOn?: string;
}

export class GrantDto {
  @ApiProperty() id: string;
  @ApiProperty({ enum: GRANT_ROLES }) role: GrantRole;
  @ApiProperty() name: string;
  @ApiProperty({ type: String, nullable: true }) employeeId: string | null;
  @ApiProperty({ type: String, nullable: true }) positionName: string | null;
  @ApiProperty({ type: String, nullable: true }) unitName: string | null;
  @ApiProperty({ format: 'date' }) startsOn: string;
  @ApiProperty({ type: String, format: 'date', nullable: true }) endsOn: string | null;
  @ApiProperty({ enum: ['upcoming', 'active', 'ended'] }) status: 'upcoming' | 'active' | 'ended';
  @ApiProperty({ type: String, nullable: true }) grantedBy: string | null;
  @ApiProperty({ type: [String] }) allowedActions: string[];
}

export class GrantPageDto {
  @ApiProperty({ type: [GrantDto] }) items: GrantDto[];
  @ApiProperty({ type: String, nullable: true }) nextCursor: string | null;
  @ApiProperty({ type: [String], description: 'create' }) allowedActions: string[];
}
