import { ApiProperty } from '@nestjs/swagger';
import { IsIn, IsNotEmpty, IsString, IsUUID, MaxLength } from 'class-validator';
import { IsLocalDate, Trimmed } from '../../platform/http/validators.js';
import { PersonRefDto } from '../people/people.service.js';
import { UnitRefDto } from '../structure/unit.dto.js';

export const DELEGATION_KINDS = ['plt', 'plh'] as const;

export class CreateDelegationDto {
  @ApiProperty({ enum: DELEGATION_KINDS })
  @IsIn(DELEGATION_KINDS)
  kind: 'plt' | 'plh';

  @ApiProperty() @IsUUID() unitId: string;
  @ApiProperty() @IsUUID() delegateEmployeeId: string;
  @ApiProperty({ format: 'date' }) @IsLocalDate() startsOn: string;
  @ApiProperty({ format: 'date', description: 'last day' }) @IsLocalDate() endsOn: string;

  @ApiProperty({ description: 'number of the surat perintah' })
  @Trimmed()
  @IsString()
  @IsNotEmpty()
  @MaxLength(300)
  basis: string;
}

export class DelegationDto {
  @ApiProperty() id: string;
  @ApiProperty({ enum: DELEGATION_KINDS }) kind: 'plt' | 'plh';
  @ApiProperty({ type: UnitRefDto }) unit: UnitRefDto;
  @ApiProperty({ type: PersonRefDto }) delegate: PersonRefDto;
  @ApiProperty({ format: 'date' }) startsOn: string;
  @ApiProperty({ format: 'date' }) endsOn: string;
  @ApiProperty() basis: string;
  @ApiProperty({ enum: ['upcoming', 'active', 'ended', 'revoked'] })
  status: 'upcoming' | 'active' | 'ended' | 'revoked';
  @ApiProperty() version: number;
  @ApiProperty({ type: [String] }) allowedActions: string[];
}

export class DelegationPageDto {
  @ApiProperty({ type: [DelegationDto] }) items: DelegationDto[];
  @ApiProperty({ type: String, nullable: true }) nextCursor: string | null;
  @ApiProperty({ type: [String], description: 'create' }) allowedActions: string[];
}
