import { ApiProperty } from '@nestjs/swagger';
import { ArrayMaxSize, ArrayMinSize, IsArray, IsUUID } from 'class-validator';
import { CODE_PURPOSES, type CodePurpose } from './domain/terms.js';
import { ListOf } from '../platform/http/list.dto.js';

export class IssuedCodeDto {
  @ApiProperty() accountId: string;
  @ApiProperty({ description: 'what the person logs in with' }) username: string;
  @ApiProperty() name: string;
  @ApiProperty({ type: String, nullable: true }) unitName: string | null;
  @ApiProperty({ description: 'shown this once' }) code: string;
  @ApiProperty({ enum: CODE_PURPOSES }) purpose: CodePurpose;
  @ApiProperty({ format: 'date-time' }) expiresAt: string;
}

export class IssueCodesDto {
  @ApiProperty({ type: [String], maxItems: 100 })
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(100)
  @IsUUID(undefined, { each: true })
  accountIds: string[];
}

export class IssuedCodesDto extends ListOf(IssuedCodeDto) {}
