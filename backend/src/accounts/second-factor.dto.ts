import { ApiProperty } from '@nestjs/swagger';
import { IsNotEmpty, IsString, MaxLength } from 'class-validator';
import { PasswordAgainDto } from './session.dto.js';
import { SECOND_FACTOR_STATUSES, type SecondFactorStatus } from './domain/terms.js';

export class SecondFactorDto {
  @ApiProperty({ enum: SECOND_FACTOR_STATUSES }) status: SecondFactorStatus;
  @ApiProperty({ type: String, format: 'date-time', nullable: true }) since: string | null;
  @ApiProperty() recoveryCodesLeft: number;
}

export class SecondFactorSetupDto {
  @ApiProperty({ description: 'Base32, for typing into the app' }) secret: string;
  @ApiProperty({ description: 'otpauth://' }) uri: string;
  @ApiProperty({ description: 'the same as a QR code, SVG' }) qr: string;
}

export class SecondFactorCodeDto {
  @ApiProperty({ description: 'six digits of the app' })
  @IsString()
  @IsNotEmpty()
  @MaxLength(40)
  code: string;
}

export class RecoveryCodesDto {
  @ApiProperty({ type: [String], description: 'shown this once; each signs in once' })
  recoveryCodes: string[];
}

export class PasswordAndCodeDto extends PasswordAgainDto {
  @ApiProperty({ description: 'of the app, or a recovery code' })
  @IsString()
  @IsNotEmpty()
  @MaxLength(40)
  code: string;
}
