import { ApiPropertyOptional } from '@nestjs/swagger';
import { Transform } from 'class-transformer';
import { IsInt, IsOptional, Max, Min } from 'class-validator';
import { WaitingItem } from '../../workflow/turns/turns.js';
import { PageOf } from '../../platform/http/list.dto.js';

export class WaitingQuery {
  @ApiPropertyOptional({ minimum: 1, maximum: 100, default: 50 })
  @Transform(({ value }: { value: unknown }) => (value === undefined ? undefined : Number(value)))
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(100)
  limit: number = 50;
}

export class WaitingDto extends PageOf(WaitingItem, {
  nextCursor: 'always null: the list is bounded',
}) {}
