import { ApiProperty } from '@nestjs/swagger';
import { IsUUID } from 'class-validator';

export class EnterAgencyDto {
  @ApiProperty() @IsUUID() agencyId: string;
}

export class InstalledAgencyDto {
  @ApiProperty() id: string;
  @ApiProperty() code: string;
  @ApiProperty() name: string;
  @ApiProperty({ description: 'where the installer acts now' }) isCurrent: boolean;
}

export class InstalledAgenciesDto {
  @ApiProperty({ type: [InstalledAgencyDto], description: 'empty for everyone but the installer' })
  items: InstalledAgencyDto[];
}
