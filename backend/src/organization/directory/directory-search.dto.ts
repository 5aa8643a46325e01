import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsOptional, IsString, IsUUID, MaxLength } from 'class-validator';
import { PageQuery, Trimmed } from '../../platform/http/validators.js';
import { PersonRefDto } from '../people/people.service.js';
import {
  PASSWORD_STATES,
  SET_PASSWORD_STATES,
  type PasswordState,
  type SetPasswordState,
} from '../../platform/auth/password-state.js';
import { POSITION_GROUPS, type PositionGroup } from './domain/terms.js';
import { PageOf } from '../../platform/http/list.dto.js';

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
  position?: PositionGroup;

  @ApiPropertyOptional({ enum: SET_PASSWORD_STATES, description: 'for the admin only' })
  @IsOptional()
  @IsIn(SET_PASSWORD_STATES)
  password?: SetPasswordState;
}

export class DirectoryEntryDto extends PersonRefDto {
  @ApiProperty() isHead: boolean;
  @ApiProperty({ type: String, nullable: true }) rank: string | null;
  @ApiProperty({ type: String, nullable: true, description: 'for those who keep records' })
  nip: string | null;
  @ApiProperty({ type: String, nullable: true, description: 'for the admin' })
  accountId: string | null;
  @ApiProperty({ enum: PASSWORD_STATES, nullable: true, description: 'for the admin' })
  passwordState: PasswordState | null;
}

export class DirectoryPageDto extends PageOf(DirectoryEntryDto) {}
