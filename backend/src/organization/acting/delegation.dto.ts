import { ApiProperty } from '@nestjs/swagger';
import { IsIn, IsNotEmpty, IsString, IsUUID, MaxLength } from 'class-validator';
import { IsLocalDate, Trimmed } from '../../platform/http/validators.js';
import { PersonRefDto } from '../people/people.service.js';
import { NamedDto } from '../../platform/http/named.dto.js';
import { DELEGATION_KINDS, type DelegationKind } from '../../kernel/actor.js';
import { DELEGATION_STATUSES, type DelegationStatus } from './domain/terms.js';
import { PageOf } from '../../platform/http/list.dto.js';

export class CreateDelegationDto {
  @ApiProperty({ enum: DELEGATION_KINDS })
  @IsIn(DELEGATION_KINDS)
  kind: DelegationKind;

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
  @ApiProperty({ enum: DELEGATION_KINDS }) kind: DelegationKind;
  @ApiProperty({ type: NamedDto }) unit: NamedDto;
  @ApiProperty({ type: PersonRefDto }) delegate: PersonRefDto;
  @ApiProperty({ format: 'date' }) startsOn: string;
  @ApiProperty({ format: 'date' }) endsOn: string;
  @ApiProperty() basis: string;
  @ApiProperty({ enum: DELEGATION_STATUSES }) status: DelegationStatus;
  @ApiProperty() version: number;
  @ApiProperty({ type: [String] }) allowedActions: string[];
}

export class DelegationPageDto extends PageOf(DelegationDto) {
  @ApiProperty({ type: [String], description: 'create' }) allowedActions: string[];
}
