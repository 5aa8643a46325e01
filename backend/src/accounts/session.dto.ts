import { ApiProperty } from '@nestjs/swagger';
import { IsNotEmpty, IsString, MaxLength } from 'class-validator';
import { ListOf } from '../platform/http/list.dto.js';

export class OwnSessionDto {
  @ApiProperty() id: string;
  @ApiProperty({ description: 'as its owner would name it; a hint, no proof' }) device: string;
  @ApiProperty({ format: 'date-time' }) startedAt: string;
  @ApiProperty({ format: 'date-time', description: 'to within a quarter of an hour' })
  lastUsedAt: string;
  @ApiProperty({ description: 'the session that asks' }) isCurrent: boolean;
}

export class OwnSessionsDto extends ListOf(OwnSessionDto) {}

/** Whoever finds a browser open must not be able to lock its owner out. */
export class PasswordAgainDto {
  @ApiProperty({ description: 'the present password' })
  @IsString()
  @IsNotEmpty()
  @MaxLength(200)
  password: string;
}

export class EndedSessionsDto {
  @ApiProperty({ description: 'sessions that were ended' }) ended: number;
}
