import { ApiProperty } from '@nestjs/swagger';
import { IsUUID } from 'class-validator';
import { ListOf } from '../platform/http/list.dto.js';

export class EnterAgencyDto {
  @ApiProperty() @IsUUID() agencyId: string;
}

export class InstalledAgencyDto {
  @ApiProperty() id: string;
  @ApiProperty() code: string;
  @ApiProperty() name: string;
  @ApiProperty({ description: 'where the installer acts now' }) isCurrent: boolean;
}

export class InstalledAgenciesDto extends ListOf(InstalledAgencyDto, {
  items: 'empty for everyone but the installer',
}) {}
