import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Transform } from 'class-transformer';
import { IsBoolean, IsInt, IsOptional, IsString, Max, Min } from 'class-validator';
import { PersonRefDto } from '../people/people.service.js';
import {
  DELEGATION_KINDS,
  HEAD_SOURCES,
  type DelegationKind,
  type HeadSource,
} from '../../kernel/actor.js';
import { ASSESSOR_BASES, type AssessorBasis } from '../units/domain/assessor.js';
import { PageOf } from '../../platform/http/list.dto.js';
import { NamedDto } from '../../platform/http/named.dto.js';

export class UnitHeadDto {
  @ApiProperty() employeeId: string;
  @ApiProperty({ description: 'with titles' }) name: string;
  @ApiProperty() positionName: string;
  @ApiProperty({ enum: HEAD_SOURCES }) via: HeadSource;
  @ApiProperty({ enum: DELEGATION_KINDS, nullable: true }) delegationKind: DelegationKind | null;
  @ApiProperty({ format: 'date' }) since: string;
  @ApiProperty({ type: String, format: 'date', nullable: true }) until: string | null;
}

export class UnitDto {
  @ApiProperty() id: string;
  @ApiProperty() code: string;
  @ApiProperty() name: string;
  @ApiProperty({ description: 'e.g. DINAS, BIDANG' }) kind: string;
  @ApiProperty({ type: String, nullable: true }) parentId: string | null;
  @ApiProperty({
    type: String,
    nullable: true,
    description: 'juknis template whose PjPK rule holds',
  })
  template: string | null;
  @ApiProperty({ description: 'unit organisasi (R101)' }) isOrganizational: boolean;
  @ApiProperty({ type: String, nullable: true, description: 'nearest unit organisasi at or above' })
  organizationalUnitId: string | null;
  @ApiProperty({ description: '0 for the root' }) depth: number;
  @ApiProperty({ type: UnitHeadDto, nullable: true }) head: UnitHeadDto | null;
  @ApiProperty({ description: 'people placed in this very unit' }) peopleCount: number;
  @ApiProperty({ description: 'here and below' }) totalPeopleCount: number;
  @ApiProperty() version: number;
  @ApiProperty({ type: [String] }) allowedActions: string[];
}

export class UnitListDto extends PageOf(UnitDto, { items: 'the whole structure, parents first' }) {}

export class AssessorDto extends PersonRefDto {
  @ApiProperty({ enum: DELEGATION_KINDS, nullable: true }) delegationKind: DelegationKind | null;
}

export class UnitPersonDto {
  @ApiProperty() employeeId: string;
  @ApiProperty() name: string;
  @ApiProperty() positionName: string;
  @ApiProperty() positionKind: string;
  @ApiProperty({ type: String, nullable: true }) functionalLevel: string | null;
  @ApiProperty({ type: String, nullable: true }) rank: string | null;
  @ApiProperty() isHead: boolean;
  @ApiProperty({ type: AssessorDto, nullable: true, description: 'PjPK of today' })
  assessor: AssessorDto | null;
  @ApiProperty({ enum: ASSESSOR_BASES }) assessorBasis: AssessorBasis;
  @ApiProperty() assessorNeedsConfirmation: boolean;
}

export class UnitDetailDto extends UnitDto {
  @ApiProperty({ type: [NamedDto], description: 'from the root to the unit above' })
  path: NamedDto[];
  @ApiProperty({ type: [NamedDto] }) children: NamedDto[];
  @ApiProperty({ type: [UnitPersonDto] }) people: UnitPersonDto[];
  @ApiProperty({ type: String, nullable: true, description: 'of `people`' }) nextCursor:
    string | null;
}

export class UnitPeopleQuery {
  @ApiPropertyOptional({ minimum: 1, maximum: 100, default: 100 })
  @Transform(({ value }: { value: unknown }) => (value === undefined ? undefined : Number(value)))
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(100)
  limit: number = 100;

  @ApiPropertyOptional({ description: 'nextCursor of the page before' })
  @IsOptional()
  @IsString()
  cursor?: string;
}

export class UpdateUnitDto {
  @ApiProperty() @IsBoolean() isOrganizational: boolean;
  @ApiProperty() @IsInt() version: number;
}
