import { ApiProperty } from '@nestjs/swagger';
import { AttentionDto } from '../dashboard/dashboard.dto.js';
import { InboxItem } from '../../workflow/turns/turns.js';
import { WaitingItem } from '../../workflow/turns/turns.js';
import { SQUAD_STATUSES, type SquadStatus } from '../../teams/squads/domain/lifecycle.js';
import { TASK_KINDS, TASK_REASONS, type TaskKind, type TaskReason } from './domain/terms.js';

export class HomePeriodDto {
  @ApiProperty() label: string;
  @ApiProperty({ format: 'date' }) startsOn: string;
  @ApiProperty({ format: 'date' }) endsOn: string;
  @ApiProperty({ description: 'days after today; 0 on the last day' }) daysLeft: number;
}

/** What the actor has to finish themselves. */
export class HomeTaskDto {
  @ApiProperty({ enum: TASK_KINDS }) kind: TaskKind;
  @ApiProperty({ enum: TASK_REASONS }) reason: TaskReason;
  @ApiProperty() id: string;
  @ApiProperty() title: string;
  @ApiProperty({ type: String, nullable: true, description: 'who returned it' }) by: string | null;
  @ApiProperty({ format: 'date-time' }) at: string;
  @ApiProperty({ type: String, nullable: true, description: 'what was said with it' })
  note: string | null;
  @ApiProperty() link: string;
}

export class HomeGoalDto {
  @ApiProperty() rhkId: string;
  @ApiProperty({ type: String, nullable: true }) goalId: string | null;
  @ApiProperty() text: string;
  @ApiProperty({ description: 'brought by an assignment and not yet agreed' }) proposed: boolean;
  @ApiProperty({ type: String, nullable: true }) target: string | null;
  @ApiProperty({ type: String, nullable: true }) unit: string | null;
  @ApiProperty({
    type: String,
    nullable: true,
    description:
      'decimal as text, from reports and validated work; null: no target to count against',
  })
  realised: string | null;
  @ApiProperty({ type: Number, nullable: true, description: 'whole percent, at most 100' })
  percent: number | null;
  @ApiProperty({ type: String, format: 'date', nullable: true }) lastEvidenceOn: string | null;
}

export class HomeSquadDto {
  @ApiProperty() id: string;
  @ApiProperty() name: string;
  @ApiProperty({ enum: SQUAD_STATUSES }) status: SquadStatus;
  @ApiProperty({ format: 'date' }) endsOn: string;
  @ApiProperty() members: number;
  @ApiProperty({ description: 'nobody holds them and nobody is being asked' }) openSeats: number;
  @ApiProperty({ description: 'assignments asked for and not yet received' }) underWay: number;
}

export class HomeDto {
  @ApiProperty({ type: HomePeriodDto }) period: HomePeriodDto;
  @ApiProperty({ type: [HomeTaskDto], description: 'returned first' }) tasks: HomeTaskDto[];
  @ApiProperty({ type: [InboxItem], description: 'the five most urgent' }) inbox: InboxItem[];
  @ApiProperty({ type: [WaitingItem] }) waiting: WaitingItem[];
  @ApiProperty({ type: [HomeGoalDto] }) goals: HomeGoalDto[];
  @ApiProperty({ type: [HomeSquadDto], description: 'squads that the actor leads' })
  squads: HomeSquadDto[];
  @ApiProperty({
    type: [AttentionDto],
    description: 'what is stuck in the units that the actor heads, with others',
  })
  exceptions: AttentionDto[];
  @ApiProperty({
    type: String,
    nullable: true,
    description: 'last activity of an earlier day, to copy from',
  })
  previousActivityId: string | null;
}
