import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsOptional, IsUUID } from 'class-validator';
import { IsLocalDate } from '../../platform/http/validators.js';
import { GRANT_ROLES, type GrantRole } from '../../kernel/actor.js';
import { GRANT_STATUSES, type GrantStatus } from './domain/terms.js';
import { PageOf } from '../../platform/http/list.dto.js';

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
  @ApiProperty({ enum: GRANT_STATUSES }) status: GrantStatus;
  @ApiProperty({ type: String, nullable: true }) grantedBy: string | null;
  @ApiProperty({ type: [String] }) allowedActions: string[];
}

export class GrantPageDto extends PageOf(GrantDto) {
  @ApiProperty({ type: [String], description: 'create' }) allowedActions: string[];
}
