import { ApiProperty } from '@nestjs/swagger';
import { IsOptional, IsString } from 'class-validator';
import { Trimmed } from '../../platform/http/validators.js';

export class SearchQuery {
  @ApiProperty({ description: 'what was typed; the first 100 letters count' })
  @Trimmed()
  @IsOptional()
  @IsString()
  q?: string;
}

export class SearchHitDto {
  @ApiProperty({ enum: ['employee', 'squad', 'goal'] }) kind: 'employee' | 'squad' | 'goal';
  @ApiProperty() id: string;
  @ApiProperty() title: string;
  @ApiProperty() detail: string;
}

export class SearchDto {
  @ApiProperty({ type: [SearchHitDto] }) items: SearchHitDto[];
}
