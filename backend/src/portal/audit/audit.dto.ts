import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsOptional, IsString, IsUUID, MaxLength } from 'class-validator';
import { PageQuery, Trimmed } from '../../platform/http/validators.js';
import { PageOf } from '../../platform/http/list.dto.js';

export class AuditQuery extends PageQuery {
  @ApiPropertyOptional({ description: 'e.g. assignment, skp, squad' })
  @IsOptional()
  @Trimmed()
  @IsString()
  @MaxLength(50)
  entity?: string;

  @ApiPropertyOptional()
  @IsOptional()
  @IsUUID()
  id?: string;
}

export class AuditEventDto {
  @ApiProperty() id: string;
  @ApiProperty({ format: 'date-time' }) at: string;
  @ApiProperty() actorName: string;
  @ApiProperty({ type: String, nullable: true }) actorEmployeeId: string | null;
  @ApiProperty({ type: String, nullable: true, description: 'capacity, e.g. unit_head:plh' }) via:
    string | null;
  @ApiProperty() action: string;
  @ApiProperty() entity: string;
  @ApiProperty({ type: String, nullable: true }) entityId: string | null;
  @ApiProperty({ type: Object }) detail: Record<string, unknown>;
  @ApiProperty({ type: String, nullable: true }) requestId: string | null;
}

export class AuditPageDto extends PageOf(AuditEventDto) {}
