import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Transform } from 'class-transformer';
import {
  IsBoolean,
  IsIn,
  IsInt,
  IsOptional,
  IsString,
  Matches,
  Max,
  MaxLength,
  Min,
} from 'class-validator';
import { IsLocalDate } from '../../platform/http/validators.js';
import {
  ROW_ANSWERS,
  type RowAnswer,
} from '../../organization/importing/domain/plan.employees.model.js';
import { IMPORT_KINDS, type ImportKind } from '../../organization/importing/domain/sheet.js';
import { TEMPLATE_FORMATS, type TemplateFormat } from './domain/terms.js';
import { PageOf } from '../../platform/http/list.dto.js';

const asBoolean = ({ value }: { value: unknown }): unknown =>
  value === 'true' ? true : value === 'false' ? false : value;

/** `12:same,15:new` */
const ANSWERS = new RegExp(
  `^\\d{1,7}:(${ROW_ANSWERS.join('|')})(,\\d{1,7}:(${ROW_ANSWERS.join('|')}))*$`,
);

export const answersOf = (text: string | undefined): ReadonlyMap<number, RowAnswer> =>
  new Map(
    (text ?? '')
      .split(',')
      .filter((part) => part !== '')
      .map((part) => part.split(':'))
      .map(([row, answer]) => [Number(row), answer as RowAnswer]),
  );

export class ImportQuery {
  @ApiProperty({ enum: IMPORT_KINDS })
  @IsIn(IMPORT_KINDS)
  kind: ImportKind;

  @ApiPropertyOptional({ default: false, description: 'true: says what would happen' })
  @IsOptional()
  @Transform(asBoolean)
  @IsBoolean()
  dryRun: boolean = false;

  @ApiPropertyOptional({ format: 'date', description: 'dates the changes; default today' })
  @IsOptional()
  @IsLocalDate()
  effectiveFrom?: string;

  @ApiPropertyOptional({ description: 'of the pohon kinerja; default this year' })
  @IsOptional()
  @Transform(({ value }: { value: unknown }) => (value === undefined ? undefined : Number(value)))
  @IsInt()
  @Min(2000)
  @Max(2100)
  year?: number;

  @ApiPropertyOptional({
    description: 'to questions about rows of this file: 12:same,15:new,20:return',
  })
  @IsOptional()
  @IsString()
  @MaxLength(4000)
  @Matches(ANSWERS)
  answers?: string;
}

export class TemplateQuery {
  @ApiPropertyOptional({ enum: TEMPLATE_FORMATS, default: 'csv' })
  @IsOptional()
  @IsIn(TEMPLATE_FORMATS)
  format: TemplateFormat = 'csv';
}

export class ImportProblemDto {
  @ApiProperty() file: string;
  @ApiProperty({ description: 'the header is row 1' }) row: number;
  @ApiProperty() column: string;
  @ApiProperty() code: string;
  @ApiProperty() message: string;
}

export class ImportQuestionDto extends ImportProblemDto {
  @ApiProperty({ enum: ROW_ANSWERS, isArray: true, description: 'what may be answered' })
  choices: RowAnswer[];
}

export class ImportSummaryDto {
  @ApiProperty({ description: 'rows that make something new' }) created: number;
  @ApiProperty({ description: 'rows that open dated history' }) moved: number;
  @ApiProperty({ description: 'rows that correct something' }) corrected: number;
  @ApiProperty() unchanged: number;
}

export class ImportResultDto {
  @ApiProperty({ description: 'false for a dry run, and where a row was rejected' })
  applied: boolean;
  @ApiProperty({ description: 'rows without a refusal' }) accepted: number;
  @ApiProperty({ type: [ImportProblemDto] }) rejected: ImportProblemDto[];
  @ApiProperty({ type: [ImportProblemDto] }) warnings: ImportProblemDto[];
  @ApiProperty({
    type: [ImportQuestionDto],
    description: 'what no file can tell; nothing is written before `answers` has them',
  })
  questions: ImportQuestionDto[];
  @ApiProperty({
    description:
      'ends somebody’s service, names or replaces a head, or changes an address or NIP: applied only with the password of the last minutes',
  })
  asksPassword: boolean;
  @ApiProperty({ type: ImportSummaryDto }) summary: ImportSummaryDto;
}

export class ImportRunDto {
  @ApiProperty() id: string;
  @ApiProperty({ format: 'date-time' }) at: string;
  @ApiProperty() actorName: string;
  @ApiProperty({ enum: IMPORT_KINDS }) kind: ImportKind;
  @ApiProperty() file: string;
  @ApiProperty() accepted: number;
  @ApiProperty({ description: 'number of warnings' }) warnings: number;
  @ApiProperty({ format: 'date' }) effectiveFrom: string;
  @ApiProperty({ type: ImportSummaryDto }) summary: ImportSummaryDto;
}

export class ImportRunPageDto extends PageOf(ImportRunDto) {}
