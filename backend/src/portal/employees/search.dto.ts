import { ApiProperty } from '@nestjs/swagger';
import { IsOptional, IsString } from 'class-validator';
import { Trimmed } from '../../platform/http/validators.js';
import { SEARCH_HIT_KINDS, type SearchHitKind } from './domain/terms.js';
import { ListOf } from '../../platform/http/list.dto.js';

export class SearchQuery {
  @ApiProperty({ description: 'what was typed; the first 100 letters count' })
  @Trimmed()
  @IsOptional()
  @IsString()
  q?: string;
}

export class SearchHitDto {
  @ApiProperty({ enum: SEARCH_HIT_KINDS }) kind: SearchHitKind;
  @ApiProperty() id: string;
  @ApiProperty() title: string;
  @ApiProperty() detail: string;
}

export class SearchDto extends ListOf(SearchHitDto) {}
