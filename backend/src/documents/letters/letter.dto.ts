import { ApiProperty, ApiPropertyOptional, IntersectionType } from '@nestjs/swagger';
import { IsInt, IsUUID, Max, Min } from 'class-validator';
import { Type } from 'class-transformer';
import { PageQuery } from '../../platform/http/validators.js';
import {
  BLOCK_KINDS,
  type BlockKind,
  type ComparisonOutcome,
  COMPARISON_OUTCOMES,
  ISSUED_LETTER_STATUSES,
  type IssuedLetterStatus,
  LETTER_KINDS,
  LETTER_STATUSES,
  type LetterKind,
  type LetterStatus,
} from './domain/terms.js';
import { TIME_ZONES, type TimeZone } from '../../kernel/time-zone.js';
import { ListOf, PageOf } from '../../platform/http/list.dto.js';

/** The letter that stands in for one with an error. */
export class LetterReplacementDto {
  @ApiProperty() id: string;
  @ApiProperty() number: string;
}

export class LetterSummaryDto {
  @ApiProperty() id: string;
  @ApiProperty({ enum: LETTER_KINDS }) kind: LetterKind;
  @ApiProperty({ enum: LETTER_STATUSES }) status: LetterStatus;
  @ApiProperty() number: string;
  @ApiProperty({ format: 'date' }) dated: string;
  @ApiProperty() subject: string;
  @ApiProperty() unitName: string;
  @ApiProperty() signerName: string;
  @ApiProperty({ description: 'post, with Plt. or Plh.' }) signerPosition: string;
  @ApiProperty({
    type: Boolean,
    nullable: true,
    description: 'answers: whether it grants; else null',
  })
  approved: boolean | null;
  @ApiProperty({ format: 'date-time' }) issuedAt: string;
  @ApiProperty({ type: String, nullable: true, description: 'why it was cancelled; else null' })
  cancelReason: string | null;
  @ApiProperty({ type: String, nullable: true, description: 'why it was replaced; else null' })
  replaceReason: string | null;
  @ApiProperty({ type: LetterReplacementDto, nullable: true })
  replacedBy: LetterReplacementDto | null;
}

/** A letter as a decision announces it. */
export class LetterMentionDto {
  @ApiProperty() id: string;
  @ApiProperty({ enum: LETTER_KINDS }) kind: LetterKind;
  @ApiProperty() number: string;
}

/** One part of the text between head and signature, in reading order. */
export class LetterBlockDto {
  @ApiProperty({ enum: BLOCK_KINDS }) kind: BlockKind;
  @ApiPropertyOptional() text?: string;
  @ApiPropertyOptional() label?: string;
  @ApiPropertyOptional({ type: [String] }) items?: readonly string[];
  @ApiPropertyOptional({ type: [String] }) columns?: readonly string[];
  @ApiPropertyOptional({ type: 'array', items: { type: 'array', items: { type: 'string' } } })
  rows?: readonly (readonly string[])[];
}

export class LetterHeadDto {
  @ApiProperty() agencyName: string;
  @ApiProperty() unitName: string;
  @ApiPropertyOptional() address?: string;
  @ApiPropertyOptional() contact?: string;
  @ApiPropertyOptional({ description: 'hash of the lambang' }) emblem?: string;
}

export class LetterSignerDto {
  @ApiProperty() name: string;
  @ApiProperty({ type: String, nullable: true }) nip: string | null;
  @ApiProperty({ type: String, nullable: true }) rank: string | null;
  @ApiProperty({ type: [String], description: 'the lines above the signature' })
  caption: string[];
}

export class LetterSignatureDto {
  @ApiProperty() provider: string;
  @ApiProperty({ format: 'date-time' }) signedAt: string;
  @ApiProperty() valid: boolean;
  @ApiProperty() label: string;
  @ApiProperty() statement: string;
}

export class LetterAddresseeDto {
  @ApiProperty() position: string;
  @ApiProperty() place: string;
}

/** A letter as it stands on paper, without what only an issued one has: number, signature, QR code. */
export class LetterSheetDto {
  @ApiProperty({ enum: LETTER_KINDS }) kind: LetterKind;
  @ApiProperty({ format: 'date' }) dated: string;
  @ApiProperty() subject: string;
  @ApiProperty({ type: LetterHeadDto }) head: LetterHeadDto;
  @ApiProperty({ description: 'place in the date line' }) place: string;
  @ApiProperty({ type: String, nullable: true, description: 'judul form: the title' })
  title: string | null;
  @ApiProperty({ description: 'Sifat' }) nature: string;
  @ApiProperty({ description: 'Lampiran' }) attachments: string;
  @ApiProperty({ type: LetterAddresseeDto, nullable: true }) addressee: LetterAddresseeDto | null;
  @ApiProperty({ type: [LetterBlockDto] }) blocks: LetterBlockDto[];
  @ApiProperty({ type: LetterSignerDto }) signer: LetterSignerDto;
  @ApiProperty({ type: [String], description: 'tembusan' }) copies: readonly string[];
}

/** The letters that a step would bring, as they would read today. */
export class LetterPreviewDto extends ListOf(LetterSheetDto) {
  @ApiProperty({
    type: String,
    nullable: true,
    description:
      'over all that these letters print but number, date and signature; the decision sends it back. Null without letters',
  })
  letterHash: string | null;
}

/** An issued letter. */
export class LetterDto extends IntersectionType(LetterSummaryDto, LetterSheetDto) {
  @ApiProperty({ type: String, nullable: true }) assignmentId: string | null;
  @ApiProperty({ type: LetterSignatureDto, nullable: true }) signature: LetterSignatureDto | null;
  @ApiProperty({ description: 'SHA-256 of the PDF as issued' }) sha256: string;
  @ApiProperty() verificationToken: string;
  @ApiProperty() verificationUrl: string;
  @ApiProperty({ description: 'QR code of the verification address as the d of an SVG path' })
  qrPath: string;
  @ApiProperty({ description: 'modules along one side of the QR code' }) qrSize: number;
}

export class LetterListDto extends ListOf(LetterSummaryDto) {}

export class RegisterQuery extends PageQuery {
  @ApiProperty() @IsUUID() unitId: string;
  @ApiProperty({ minimum: 2000, maximum: 2100 })
  @Type(() => Number)
  @IsInt()
  @Min(2000)
  @Max(2100)
  year: number;
}

export class RegisterEntryDto {
  @ApiProperty() sequence: number;
  @ApiProperty({
    type: LetterSummaryDto,
    nullable: true,
    description: 'null: the number is taken and no letter bears it (a gap)',
  })
  letter: LetterSummaryDto | null;
}

export class RegisterDto extends PageOf(RegisterEntryDto) {}

export class VerifiedSignerDto {
  @ApiProperty() name: string;
  @ApiProperty() position: string;
  @ApiProperty({ type: String, nullable: true }) maskedNip: string | null;
}

export class VerifiedAssigneeDto {
  @ApiProperty() name: string;
  @ApiProperty({ type: String, nullable: true }) maskedNip: string | null;
}

export class VerifiedReplacementDto {
  @ApiProperty() number: string;
  @ApiProperty() token: string;
}

/** What anyone may know of an issued letter. */
export class VerifiedLetterDto {
  @ApiProperty() token: string;
  @ApiProperty({ enum: LETTER_KINDS }) kind: LetterKind;
  @ApiProperty({ enum: ISSUED_LETTER_STATUSES }) status: IssuedLetterStatus;
  @ApiProperty() number: string;
  @ApiProperty({ format: 'date' }) date: string;
  @ApiProperty() subject: string;
  @ApiProperty() agencyName: string;
  @ApiProperty() unitName: string;
  @ApiProperty({ type: VerifiedReplacementDto, nullable: true })
  replacedBy: VerifiedReplacementDto | null;
  @ApiProperty({ type: VerifiedAssigneeDto, nullable: true }) assignee: VerifiedAssigneeDto | null;
  @ApiProperty({ type: VerifiedSignerDto }) signer: VerifiedSignerDto;
  @ApiProperty({ type: LetterSignatureDto, nullable: true }) signature: LetterSignatureDto | null;
  @ApiProperty() sha256: string;
  @ApiProperty({ format: 'date-time' }) checkedAt: string;
  @ApiProperty({ enum: TIME_ZONES }) timeZone: TimeZone;
}

export class ComparedFileDto {
  @ApiProperty({ enum: COMPARISON_OUTCOMES }) outcome: ComparisonOutcome;
  @ApiProperty({ description: 'SHA-256 of the uploaded file' }) sha256: string;
  @ApiProperty({ type: VerifiedLetterDto, nullable: true }) letter: VerifiedLetterDto | null;
}
