import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Transform } from 'class-transformer';
import {
  IsInt,
  IsOptional,
  IsString,
  Max,
  Min,
  registerDecorator,
  type ValidationOptions,
} from 'class-validator';
import { DateTime } from 'luxon';
import { labelFault, unmarked } from '../../kernel/label.js';
import { typedLine, typedText } from '../../kernel/text.js';
import { unprintableIn } from '../../kernel/printable.js';

function rule(name: string, test: (value: unknown) => boolean) {
  return (options?: ValidationOptions) => (target: object, propertyName: string | symbol) =>
    registerDecorator({
      name,
      target: target.constructor,
      propertyName: String(propertyName),
      options,
      validator: { validate: test, defaultMessage: () => name },
    });
}

/** A date of the calendar, `YYYY-MM-DD`; 31 February is refused. */
export const isLocalDate = (value: unknown): value is string =>
  typeof value === 'string' &&
  /^\d{4}-\d{2}-\d{2}$/.test(value) &&
  DateTime.fromISO(value).isValid &&
  value >= '1900-01-01' &&
  value <= '2200-12-31';

export const IsLocalDate = rule('isLocalDate', isLocalDate);

/** Wall time, `HH:MM`. */
export const IsWallTime = rule(
  'isWallTime',
  (value) => typeof value === 'string' && /^([01]\d|2[0-3]):[0-5]\d$/.test(value),
);

/** A decimal number as text, at most 15 digits before and 4 behind the point. */
export const IsDecimalText = rule(
  'isDecimalText',
  (value) => typeof value === 'string' && /^-?\d{1,15}(\.\d{1,4})?$/.test(value),
);

/**
 * A figure as text or as a number; empty means none. It is a plain decimal with a point: forms read what people type
 * (1.250,5) and send what they read, so that nothing is guessed here.
 */
export const Figure = () =>
  Transform(({ value }: { value: unknown }) => {
    if (typeof value === 'number') return String(value);
    return typeof value === 'string' ? value.trim() || null : value;
  });

/** Text that people type: trimmed, without invisible characters. */
export const Trimmed = () =>
  Transform(({ value }: { value: unknown }) =>
    typeof value === 'string' ? typedText(value) : value,
  );

/** One line as the imports read it: without the leading apostrophe by which spreadsheets mark a text. */
export const TypedLine = () =>
  Transform(({ value }: { value: unknown }) =>
    typeof value === 'string' ? unmarked(typedLine(value)) : value,
  );

/** A list of such lines. */
export const TypedLines = () =>
  Transform(({ value }: { value: unknown }) =>
    Array.isArray(value)
      ? value.map((line: unknown) => (typeof line === 'string' ? unmarked(typedLine(line)) : line))
      : value,
  );

/** The name of a person, a post, a skill: by the rule of the imports neither a formula, markup nor a word for nothing. */
export const IsLabel = (options: { each?: boolean } = {}) =>
  rule(
    'isLabel',
    (value) => typeof value !== 'string' || value === '' || labelFault(value) === null,
  )({
    ...options,
    message: ({ value }) =>
      [value]
        .flat()
        .map((text) => labelFault(String(text)))
        .find((fault) => fault !== null) ?? '',
  });

/** Text that will stand in a letter: refused where it is typed, not when the letter is to be signed. */
export const IsPrintable = () =>
  rule(
    'isPrintable',
    (value) => typeof value !== 'string' || unprintableIn(value).length === 0,
  )({
    message: ({ value }) =>
      `Tanda ${unprintableIn(String(value)).slice(0, 3).join(' ')} tidak dapat dicetak dalam surat. Tulis dengan huruf Latin.`,
  });

/** A yes or no in a query; anything else is left for @IsBoolean to refuse. */
export const QueryFlag = () =>
  Transform(({ value }: { value: unknown }) =>
    value === 'true' ? true : value === 'false' ? false : value,
  );

export class PageQuery {
  @ApiPropertyOptional({ minimum: 1, maximum: 100, default: 20 })
  @Transform(({ value }: { value: unknown }) => (value === undefined ? undefined : Number(value)))
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(100)
  limit: number = 20;

  @ApiPropertyOptional({ description: 'nextCursor of the page before' })
  @IsOptional()
  @IsString()
  cursor?: string;
}

/** Documents the declared errors as problem details. */
export class ProblemDto {
  @ApiProperty() type: string;
  @ApiProperty() title: string;
  @ApiProperty() status: number;
  @ApiProperty() code: string;
  @ApiProperty() detail: string;
  @ApiProperty({ type: () => [FieldProblemDto] }) errors: FieldProblemDto[];
  @ApiPropertyOptional({ description: 'names the request in the log' }) requestId?: string;
}

export class FieldProblemDto {
  @ApiProperty() field: string;
  @ApiProperty() code: string;
  @ApiProperty() message: string;
}
