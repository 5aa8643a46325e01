import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Transform, Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsArray,
  IsIn,
  IsInt,
  IsOptional,
  IsString,
  IsUUID,
  Max,
  MaxLength,
  Min,
  ValidateNested,
} from 'class-validator';
import { Trimmed } from '../../platform/http/validators.js';
import { TURN_KINDS, type TurnKind } from '../../workflow/turns/kinds.js';
import { DecidedLetter, DecidedNext, InboxItem } from '../../workflow/turns/turns.js';
import { LetterHash } from '../../documents/letters/letter-hash.field.js';
import { ListOf, PageOf } from '../../platform/http/list.dto.js';

export class InboxQuery {
  @ApiPropertyOptional({ minimum: 1, maximum: 100, default: 50 })
  @Transform(({ value }: { value: unknown }) => (value === undefined ? undefined : Number(value)))
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(100)
  limit: number = 50;

  @ApiPropertyOptional({ enum: TURN_KINDS })
  @IsOptional()
  @IsIn(TURN_KINDS)
  kind?: TurnKind;
}

export class InboxCountDto {
  @ApiProperty({ enum: TURN_KINDS }) kind: TurnKind;
  @ApiProperty({ description: 'exact up to 99; 99 means 99 or more' }) count: number;
}

export class InboxDto extends PageOf(InboxItem, {
  nextCursor: 'always null: the list is bounded',
}) {
  @ApiProperty({ type: [InboxCountDto] }) counts: InboxCountDto[];
  @ApiProperty({ description: 'sum of the counts' }) total: number;
}

export class DecideItemDto {
  @ApiProperty({ enum: TURN_KINDS }) @IsIn(TURN_KINDS) kind: TurnKind;
  @ApiProperty() @IsUUID() id: string;
  @ApiProperty() @IsString() @MaxLength(40) action: string;

  @ApiPropertyOptional({ maxLength: 2000 })
  @Trimmed()
  @IsOptional()
  @IsString()
  @MaxLength(2000)
  note?: string;

  @ApiPropertyOptional() @IsOptional() @IsInt() version?: number;

  @LetterHash('of the preview that was read, where the decision brings letters')
  letterHash?: string;
}

export class DecideDto {
  @ApiProperty({ type: [DecideItemDto], minItems: 1, maxItems: 100 })
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(100)
  @ValidateNested({ each: true })
  @Type(() => DecideItemDto)
  items: DecideItemDto[];
}

export class DecidedItemDto {
  @ApiProperty({ enum: TURN_KINDS }) kind: TurnKind;
  @ApiProperty() id: string;
  @ApiProperty() done: boolean;
  @ApiProperty({ type: String, nullable: true, description: 'stable code of the refusal' })
  code: string | null;
  @ApiProperty({ type: String, nullable: true, description: 'why it was not done, in words' })
  detail: string | null;
  @ApiProperty({ type: [DecidedLetter], description: 'letters that the decision brought' })
  letters: DecidedLetter[];
  @ApiProperty({ type: DecidedNext, nullable: true, description: 'whose turn it is now' })
  next: DecidedNext | null;
}

export class DecidedDto extends ListOf(DecidedItemDto) {
  @ApiProperty() done: number;
  @ApiProperty() failed: number;
}
