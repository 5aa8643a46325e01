import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import {
  ArrayMaxSize,
  IsArray,
  IsBoolean,
  IsEmail,
  IsIn,
  IsInt,
  IsNotEmpty,
  IsOptional,
  IsString,
  IsUUID,
  Max,
  MaxLength,
  Min,
} from 'class-validator';
import {
  ECHELONS,
  EDUCATION_LEVELS,
  FUNCTIONAL_LEVELS,
  POSITION_KINDS,
  type Echelon,
  type EducationLevel,
  type FunctionalLevel,
  type PositionKind,
} from '../importing/domain/codes.js';
import {
  IsLabel,
  IsLocalDate,
  Trimmed,
  TypedLine,
  TypedLines,
} from '../../platform/http/validators.js';
import { ROW_ANSWERS, type RowAnswer } from '../importing/domain/plan.employees.model.js';
import { type Gender, GENDERS } from '../people/domain/nip.js';
import { ASN_KINDS, type AsnKind } from '../people/domain/rank.js';

/** A post, as a form asks for it. */
export class PostDto {
  @ApiProperty() @IsUUID() unitId: string;

  @ApiProperty()
  @TypedLine()
  @IsString()
  @IsNotEmpty()
  @MaxLength(200)
  @IsLabel()
  positionName: string;

  @ApiProperty({ enum: POSITION_KINDS }) @IsIn(POSITION_KINDS) positionKind: PositionKind;

  @ApiPropertyOptional({ enum: FUNCTIONAL_LEVELS })
  @IsOptional()
  @IsIn(FUNCTIONAL_LEVELS)
  functionalLevel?: FunctionalLevel;

  @ApiPropertyOptional({ enum: ECHELONS }) @IsOptional() @IsIn(ECHELONS) echelon?: Echelon;

  @ApiPropertyOptional({ minimum: 1, maximum: 17 })
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(17)
  positionClass?: number;

  @ApiProperty({ description: 'heads the unit' }) @IsBoolean() isHead: boolean;

  @ApiProperty({ format: 'date', description: 'TMT of the post' })
  @IsLocalDate()
  effectiveFrom: string;

  @ApiPropertyOptional({ description: 'the unit has a head, whose post ends the day before' })
  @IsOptional()
  @IsBoolean()
  replaceHead?: boolean;

  @ApiPropertyOptional({ description: 'golongan' })
  @IsOptional()
  @Trimmed()
  @IsString()
  @MaxLength(10)
  rank?: string;

  @ApiPropertyOptional({ format: 'date', description: 'TMT of the golongan' })
  @IsOptional()
  @IsLocalDate()
  rankSince?: string;
}

export class HireDto extends PostDto {
  @ApiPropertyOptional({ description: '18 digits; only officials who are no ASN have none' })
  @IsOptional()
  @Trimmed()
  @IsString()
  @MaxLength(30)
  nip?: string;

  @ApiProperty({ description: 'without titles' })
  @TypedLine()
  @IsString()
  @IsNotEmpty()
  @MaxLength(150)
  @IsLabel()
  name: string;

  @ApiPropertyOptional()
  @IsOptional()
  @TypedLine()
  @IsString()
  @MaxLength(100)
  @IsLabel()
  frontTitle?: string;
  @ApiPropertyOptional()
  @IsOptional()
  @TypedLine()
  @IsString()
  @MaxLength(100)
  @IsLabel()
  backTitle?: string;
  @ApiPropertyOptional({ format: 'date' }) @IsOptional() @IsLocalDate() birthDate?: string;
  @ApiPropertyOptional({ enum: GENDERS }) @IsOptional() @IsIn(GENDERS) gender?: Gender;
  @ApiProperty({ enum: ASN_KINDS })
  @IsIn(ASN_KINDS)
  kind: AsnKind;
  @ApiPropertyOptional({ format: 'date', description: 'TMT CPNS, or of the first contract' })
  @IsOptional()
  @IsLocalDate()
  civilServiceSince?: string;
  @ApiPropertyOptional({ enum: EDUCATION_LEVELS })
  @IsOptional()
  @IsIn(EDUCATION_LEVELS)
  education?: EducationLevel;
  @ApiPropertyOptional() @IsOptional() @Trimmed() @IsString() @MaxLength(30) phone?: string;
  @ApiPropertyOptional() @IsOptional() @Trimmed() @IsEmail() @MaxLength(254) email?: string;
  @ApiPropertyOptional({ type: [String] })
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(30)
  @TypedLines()
  @IsString({ each: true })
  @MaxLength(100, { each: true })
  @IsLabel({ each: true })
  skills?: string[];

  @ApiPropertyOptional({
    enum: ROW_ANSWERS,
    description: 'to the question of 409 same_person or left_returns',
  })
  @IsOptional()
  @IsIn(ROW_ANSWERS)
  answer?: RowAnswer;
}

/** Only what is given is corrected; an empty text clears a title, a telephone or an e-mail. */
export class CorrectDto {
  @ApiPropertyOptional() @IsOptional() @Trimmed() @IsString() @MaxLength(30) nip?: string;
  @ApiPropertyOptional()
  @IsOptional()
  @TypedLine()
  @IsString()
  @IsNotEmpty()
  @MaxLength(150)
  @IsLabel()
  name?: string;
  @ApiPropertyOptional()
  @IsOptional()
  @TypedLine()
  @IsString()
  @MaxLength(100)
  @IsLabel()
  frontTitle?: string;
  @ApiPropertyOptional()
  @IsOptional()
  @TypedLine()
  @IsString()
  @MaxLength(100)
  @IsLabel()
  backTitle?: string;
  @ApiPropertyOptional({ format: 'date' }) @IsOptional() @IsLocalDate() birthDate?: string;
  @ApiPropertyOptional({ enum: GENDERS }) @IsOptional() @IsIn(GENDERS) gender?: Gender;
  @ApiPropertyOptional({ enum: EDUCATION_LEVELS })
  @IsOptional()
  @IsIn(EDUCATION_LEVELS)
  education?: EducationLevel;
  @ApiPropertyOptional() @IsOptional() @Trimmed() @IsString() @MaxLength(30) phone?: string;
  @ApiPropertyOptional() @IsOptional() @Trimmed() @IsString() @MaxLength(254) email?: string;
  @ApiPropertyOptional({ format: 'date' }) @IsOptional() @IsLocalDate() civilServiceSince?: string;

  @ApiProperty({ description: 'why it is corrected' })
  @Trimmed()
  @IsString()
  @IsNotEmpty()
  @MaxLength(300)
  reason: string;
}

export class CorrectStartDto {
  @ApiProperty({ format: 'date', description: 'TMT as it should be' })
  @IsLocalDate()
  startsOn: string;

  @ApiProperty() @Trimmed() @IsString() @IsNotEmpty() @MaxLength(300) reason: string;
}

export class StaffedDto {
  @ApiProperty() employeeId: string;
  @ApiProperty({ type: [String], description: 'doubts that did not stop it, in Indonesian' })
  warnings: string[];
}
