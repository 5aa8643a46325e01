import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsOptional, IsString, IsUUID, MaxLength } from 'class-validator';
import { PageQuery, Trimmed } from '../../platform/http/validators.js';
import { PersonRefDto } from '../people/people.service.js';

export const POSITION_GROUPS = ['head', 'functional', 'general'] as const;

export class DirectoryQuery extends PageQuery {
  @ApiPropertyOptional({ description: 'name, NIP, position, unit or skill; forgives a slip' })
  @IsOptional()
  @Trimmed()
  @IsString()
  @MaxLength(100)
  q?: string;

  @ApiPropertyOptional({ description: 'this unit and all below' })
  @IsOptional()
  @IsUUID()
  unitId?: string;

  @ApiPropertyOptional({ enum: POSITION_GROUPS })
  @IsOptional()
  @IsIn(POSITION_GROUPS)
  position?: (typeof POSITION_GROUPS)[number];

  @ApiPropertyOptional({ enum: ['initial', 'own'], description: 'for the admin only' })
  @IsOptional()
  @IsIn(['initial', 'own'])
  password?: 'initial' | 'own';
}

export class DirectoryEntryDto extends PersonRefDto {
  @ApiProperty() isHead: boolean;
  @ApiProperty({ type: String, nullable: true }) rank: string | null;
  @ApiProperty({ type: String, nullable: true, description: 'for those who keep records' })
  nip: string | null;
  @ApiProperty({ type: String, nullable: true, description: 'for the admin' })
  accountId: string | null;
  @ApiProperty({ enum: ['initial', 'own', 'none'], nullable: true, description: 'for the admin' })
  passwordState: string | null;
}

export class DirectoryPageDto {
  @ApiProperty({ type: [DirectoryEntryDto] }) items: DirectoryEntryDto[];
  @ApiProperty({ type: String, nullable: true }) nextCursor: string | null;
}
