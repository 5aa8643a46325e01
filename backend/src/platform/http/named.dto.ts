import { ApiProperty } from '@nestjs/swagger';

/** A thing by its name: a squad, a unit. */
export class NamedDto {
  @ApiProperty() id: string;
  @ApiProperty() name: string;
}
