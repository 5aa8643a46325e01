import { ApiProperty } from '@nestjs/swagger';
import { ATTENTION_KINDS, type AttentionKind } from './domain/terms.js';

export class DashboardTotalsDto {
  @ApiProperty({ description: 'ASN in service today' }) people: number;
  @ApiProperty({ description: 'of them with an approved SKP that covers today' })
  approvedSkp: number;
  @ApiProperty() runningSquads: number;
  @ApiProperty({ description: 'people who are members of a running squad today' })
  squadMembers: number;
  @ApiProperty({ description: 'assignments whose pending step is past its due date' })
  overdueAssignments: number;
  @ApiProperty({ description: 'activities of this month that were validated' })
  validatedActivities: number;
  @ApiProperty({ description: 'activities of this month that wait for validation' })
  waitingActivities: number;
}

export class DashboardUnitDto extends DashboardTotalsDto {
  @ApiProperty() unitId: string;
  @ApiProperty() name: string;
}

export class AttentionDto {
  @ApiProperty({ enum: ATTENTION_KINDS }) kind: AttentionKind;
  @ApiProperty() count: number;
  @ApiProperty({ type: String, nullable: true }) unitId: string | null;
  @ApiProperty({ type: String, nullable: true }) unitName: string | null;
  @ApiProperty({ type: String, nullable: true, description: 'with whom it waits' })
  employeeId: string | null;
  @ApiProperty({ type: String, nullable: true, description: 'null: the seat is vacant' })
  name: string | null;
  @ApiProperty({ type: String, format: 'date', nullable: true }) since: string | null;
}

export class DashboardDto {
  @ApiProperty({ format: 'date-time' }) asOf: string;
  @ApiProperty() timeZone: string;
  @ApiProperty() agencyName: string;
  @ApiProperty({ format: 'date', description: 'first day of the month that is counted' })
  monthStartsOn: string;
  @ApiProperty({ type: DashboardTotalsDto }) totals: DashboardTotalsDto;
  @ApiProperty({ type: [AttentionDto], description: 'oldest and largest first' })
  attention: AttentionDto[];
  @ApiProperty({ type: [DashboardUnitDto], description: 'per unit organisasi' })
  units: DashboardUnitDto[];
}
