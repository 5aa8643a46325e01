import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsBoolean, IsOptional, IsString, IsUUID, MaxLength } from 'class-validator';
import { PageQuery, QueryFlag, Trimmed } from '../../platform/http/validators.js';
import { ListOf, PageOf } from '../../platform/http/list.dto.js';

export class SkillQuery {
  @ApiPropertyOptional({ maxLength: 80 })
  @IsOptional()
  @Trimmed()
  @IsString()
  @MaxLength(80)
  q?: string;
}

export class EmployeeQuery extends PageQuery {
  @ApiPropertyOptional({
    maxLength: 100,
    description: 'name, NIP, position or skill; slips of spelling are forgiven',
  })
  @IsOptional()
  @Trimmed()
  @IsString()
  @MaxLength(100)
  q?: string;

  @ApiPropertyOptional({ description: 'this unit and everything below it' })
  @IsOptional()
  @IsUUID()
  unitId?: string;
  @ApiPropertyOptional({ maxLength: 80 })
  @IsOptional()
  @Trimmed()
  @IsString()
  @MaxLength(80)
  skill?: string;
  @ApiPropertyOptional({ maxLength: 100 })
  @IsOptional()
  @Trimmed()
  @IsString()
  @MaxLength(100)
  position?: string;

  @ApiPropertyOptional({ description: 'only people below full load today' })
  @QueryFlag()
  @IsOptional()
  @IsBoolean()
  available?: boolean;

  @ApiPropertyOptional({
    description: 'only JF and pelaksana, who may be assigned and lead (R113)',
  })
  @QueryFlag()
  @IsOptional()
  @IsBoolean()
  assignable?: boolean;
}

export class EmployeeRowDto {
  @ApiProperty() employeeId: string;
  @ApiProperty() name: string;
  @ApiProperty({
    type: String,
    nullable: true,
    description: 'whole for those who need it, masked for others',
  })
  nip: string | null;
  @ApiProperty() positionName: string;
  @ApiProperty() positionKind: string;
  @ApiProperty({ type: String, nullable: true }) functionalLevel: string | null;
  @ApiProperty() unitId: string;
  @ApiProperty() unitName: string;
  @ApiProperty({ type: String, nullable: true }) organizationalUnitName: string | null;
  @ApiProperty({ type: [String] }) skills: string[];
  @ApiProperty({ example: '80', description: 'percent of working time today' }) loadPercent: string;
  @ApiProperty() loadCount: number;
}

export class EmployeePageDto extends PageOf(EmployeeRowDto) {}

export class EmployeeHoldingDto {
  @ApiProperty() positionName: string;
  @ApiProperty() unitName: string;
  @ApiProperty({ format: 'date' }) startsOn: string;
  @ApiProperty({ type: String, format: 'date', nullable: true }) endsOn: string | null;
}

export class EmployeeSquadDto {
  @ApiProperty() squadId: string;
  @ApiProperty() name: string;
  @ApiProperty() roleTitle: string;
  @ApiProperty() sharePercent: string;
  @ApiProperty({ format: 'date' }) startsOn: string;
  @ApiProperty({ format: 'date' }) endsOn: string;
}

export class EmployeeDto extends EmployeeRowDto {
  @ApiProperty({ type: String, nullable: true }) rank: string | null;
  @ApiProperty({ type: String, nullable: true }) assessorName: string | null;
  @ApiProperty({ type: [EmployeeHoldingDto] }) holdings: EmployeeHoldingDto[];
  @ApiProperty({ type: [EmployeeSquadDto] }) squads: EmployeeSquadDto[];
}

export class SkillDto {
  @ApiProperty() skill: string;
  @ApiProperty() people: number;
}

export class SkillListDto extends ListOf(SkillDto) {}
