import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsOptional, IsUUID } from 'class-validator';
import { IsLocalDate } from '../../platform/http/validators.js';

export class AppointValidatorDto {
  @ApiProperty({ description: 'whose work without RHK it is about' })
  @IsUUID()
  employeeId: string;

  @ApiProperty({ description: 'who validates it' })
  @IsUUID()
  validatorEmployeeId: string;

  @ApiProperty({ format: 'date' })
  @IsLocalDate()
  startsOn: string;

  @ApiPropertyOptional({ type: String, format: 'date', nullable: true })
  @IsOptional()
  @IsLocalDate()
  endsOn?: string | null;
}

export class ValidatorAppointmentDto {
  @ApiProperty() id: string;
  @ApiProperty() employeeId: string;
  @ApiProperty() employeeName: string;
  @ApiProperty() validatorEmployeeId: string;
  @ApiProperty() validatorName: string;
  @ApiProperty({ format: 'date' }) startsOn: string;
  @ApiProperty({ type: String, format: 'date', nullable: true }) endsOn: string | null;
}
