import { applyDecorators } from '@nestjs/common';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Transform } from 'class-transformer';
import { IsEmail, IsInt, IsOptional, IsString, IsUUID, Matches, MaxLength } from 'class-validator';
import { typedLine } from '../../kernel/text.js';
import { IsPrintable } from '../../platform/http/validators.js';
import { LetterHeadDto } from './letter.dto.js';
import { ListOf } from '../../platform/http/list.dto.js';

/** A kop is set line by line: a break inside one would tear it. */
const OneLine = () =>
  Transform(({ value }: { value: unknown }) =>
    typeof value === 'string' ? typedLine(value) : value,
  );

const Line = (maxLength: number) =>
  applyDecorators(
    ApiPropertyOptional({ type: String, nullable: true, maxLength }),
    OneLine(),
    IsOptional(),
    IsString(),
    MaxLength(maxLength),
    IsPrintable(),
  );

/** Null or absent: the line of the unit above, at last the agency's. */
export class LetterheadFieldsDto {
  @Line(150) agencyLine?: string | null;
  @Line(150) unitLine?: string | null;
  @Line(200) address?: string | null;

  @Line(5)
  @Matches(/^\d{5}$/, { message: 'Kode pos terdiri atas lima angka.' })
  postalCode?: string | null;

  @Line(50) phone?: string | null;
  @Line(50) fax?: string | null;
  @Line(100) website?: string | null;

  @Line(100)
  @IsEmail()
  email?: string | null;

  @Line(100) place?: string | null;

  @ApiPropertyOptional({ type: String, nullable: true, description: 'hash that the upload gave' })
  @IsOptional()
  @Matches(/^[0-9a-f]{64}$/, { message: 'Lambang tidak dikenal. Unggah kembali.' })
  emblem?: string | null;
}

export class PutLetterheadDto extends LetterheadFieldsDto {
  @ApiProperty({ description: '0 where none was kept yet' }) @IsInt() version: number;
}

export class PreviewLetterheadDto extends LetterheadFieldsDto {
  @ApiPropertyOptional({ type: String, nullable: true, description: 'null: of the agency' })
  @IsOptional()
  @IsUUID()
  unitId?: string | null;
}

export class LetterheadOfQuery {
  @ApiPropertyOptional({ description: 'the agency’s without it' })
  @IsOptional()
  @IsUUID()
  unitId?: string;
}

/** The kop as letters would bear it. */
export class LetterheadPreviewDto {
  @ApiProperty({ type: LetterHeadDto }) head: LetterHeadDto;
  @ApiProperty() place: string;
}

export class LetterheadDto {
  @ApiProperty({ type: String, nullable: true, description: 'null: of the agency' })
  unitId: string | null;
  @ApiProperty() name: string;
  @ApiProperty({ type: LetterheadFieldsDto, description: 'what is set here' })
  own: LetterheadFieldsDto;
  @ApiProperty({ type: LetterHeadDto, description: 'as letters bear it, with what is inherited' })
  head: LetterHeadDto;
  @ApiProperty({ description: 'place in the date line' }) place: string;
  @ApiProperty() version: number;
}

export class LetterheadListDto extends ListOf(LetterheadDto) {
  @ApiProperty({ type: [String] }) allowedActions: string[];
}

export class LetterheadVersionDto {
  @ApiProperty() version: number;
  @ApiProperty({ format: 'date-time' }) setAt: string;
  @ApiProperty({ type: String, nullable: true }) setBy: string | null;
  @ApiProperty({ type: LetterheadFieldsDto }) fields: LetterheadFieldsDto;
}

export class LetterheadVersionListDto extends ListOf(LetterheadVersionDto) {}

export class EmblemDto {
  @ApiProperty({ description: 'names the picture in a letterhead' }) emblem: string;
}
