import { ApiProperty } from '@nestjs/swagger';

export class SearchHitDto {
  @ApiProperty({ enum: ['employee', 'squad', 'goal'] }) kind: 'employee' | 'squad' | 'goal';
  @ApiProperty() id: string;
  @ApiProperty() title: string;
  @ApiProperty() detail: string;
}

export class SearchDto {
  @ApiProperty({ type: [SearchHitDto] }) items: SearchHitDto[];
}
