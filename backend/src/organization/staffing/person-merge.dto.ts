import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsOptional, IsUUID } from 'class-validator';
import { type Gender, GENDERS } from '../people/domain/nip.js';
import { ASN_KINDS, type AsnKind } from '../people/domain/rank.js';
import { DOUBLE_REASONS, type DoubleReason } from './domain/person-merge.js';
import { ListOf } from '../../platform/http/list.dto.js';

/** Two records of one person: which stays, and which goes over to it. */
export class MergePeopleDto {
  @ApiProperty({ description: 'the record that stays, with its NIP and its account' })
  @IsUUID()
  keptEmployeeId: string;

  @ApiProperty({ description: 'the record whose history goes over and whose account ends' })
  @IsUUID()
  mergedEmployeeId: string;
}

export class MergePreviewQuery {
  @ApiPropertyOptional({ description: 'the record that would go over; 400 without it' })
  @IsOptional()
  @IsUUID()
  mergedEmployeeId?: string;
}

/** One of the two, as they are laid beside each other. */
export class MergeSideDto {
  @ApiProperty() employeeId: string;
  @ApiProperty() name: string;
  @ApiProperty({ type: String, nullable: true }) nip: string | null;
  @ApiProperty({ type: [String], description: 'numbers that it had before' }) formerNips: string[];
  @ApiProperty({ type: String, format: 'date', nullable: true }) birthDate: string | null;
  @ApiProperty({ type: String, enum: GENDERS, nullable: true }) gender: Gender | null;
  @ApiProperty({ type: String, nullable: true }) education: string | null;
  @ApiProperty({ type: String, nullable: true }) phone: string | null;
  @ApiProperty({ type: String, nullable: true }) email: string | null;
  @ApiProperty({ enum: ASN_KINDS }) kind: AsnKind;
  @ApiProperty() positionName: string;
  @ApiProperty() unitName: string;
  @ApiProperty({ format: 'date' }) startsOn: string;
  @ApiProperty({ type: String, format: 'date', nullable: true }) endsOn: string | null;
  @ApiProperty({ type: String, nullable: true, description: 'login name' }) username: string | null;
  @ApiProperty({ type: String, format: 'date-time', nullable: true }) lastLoginAt: string | null;
}

export class MergeCountDto {
  @ApiProperty({ description: 'in Indonesian' }) label: string;
  @ApiProperty() count: number;
}

export class MergeConflictDto {
  @ApiProperty({ description: 'skp_clash, squad_clash, posts_clash, kept_left …' }) code: string;
  @ApiProperty({ description: 'what has to be put right first, in Indonesian' }) message: string;
}

export class MergePreviewDto {
  @ApiProperty({ type: MergeSideDto }) kept: MergeSideDto;
  @ApiProperty({ type: MergeSideDto }) merged: MergeSideDto;
  @ApiProperty({ type: [MergeCountDto], description: 'what goes over to the kept record' })
  moves: MergeCountDto[];
  @ApiProperty({ type: [String], description: 'what else becomes of posts, account and NIP' })
  consequences: string[];
  @ApiProperty({ type: [MergeConflictDto], description: 'what no machine can merge' })
  conflicts: MergeConflictDto[];
  @ApiProperty({ type: [String], description: 'ask' }) allowedActions: string[];
}

export class DoubleRecordDto {
  @ApiProperty() employeeId: string;
  @ApiProperty() name: string;
  @ApiProperty({ type: String, nullable: true }) nip: string | null;
  @ApiProperty() positionName: string;
  @ApiProperty() unitName: string;
  @ApiProperty({ type: String, format: 'date', nullable: true }) endsOn: string | null;
}

export class LikelyDoubleDto {
  @ApiProperty({ type: DoubleRecordDto }) left: DoubleRecordDto;
  @ApiProperty({ type: DoubleRecordDto }) right: DoubleRecordDto;
  @ApiProperty({ enum: DOUBLE_REASONS }) because: DoubleReason;
  @ApiProperty({ description: 'a merge of the two waits for a second approval' }) isAsked: boolean;
}

export class LikelyDoublesDto extends ListOf(LikelyDoubleDto, { items: 'at most 100' }) {}
