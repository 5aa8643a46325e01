import { ApiProperty } from '@nestjs/swagger';
import { SkpActionReportDto } from './skp.dto.js';

export class ReportedActionItemDto {
  @ApiProperty() id: string;
  @ApiProperty() rhkId: string;
  @ApiProperty({ example: '2026-Q4' }) period: string;
  @ApiProperty({ format: 'date' }) from: string;
  @ApiProperty({ format: 'date' }) until: string;
  @ApiProperty() text: string;
  @ApiProperty({ type: String, nullable: true, description: 'decimal' }) target: string | null;
  @ApiProperty({ type: String, nullable: true }) unit: string | null;
  @ApiProperty({ type: SkpActionReportDto }) report: SkpActionReportDto;
}
