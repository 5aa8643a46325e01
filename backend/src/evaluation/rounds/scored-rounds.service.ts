import { Injectable } from '@nestjs/common';
import { DateTime } from 'luxon';
import { type Actor, fillsSeat, headedUnitIds, viaText } from '../../kernel/actor.js';
import { CalendarService } from '../../organization/calendar/calendar.service.js';
import { addWorkingDays, DECISION_DAYS } from '../../organization/calendar/domain/calendar.js';
import { Database } from '../../platform/database/database.js';
import type { InboxItem } from '../../workflow/turns/turns.js';
import { SquadsService } from '../../teams/squads/squads.service.js';

interface ScoredRound {
  squadId: string;
  number: number;
  since: Date;
}

/** The last sheet made the score: the round waits from then on. $1 agency, $2 squads. */
const SCORED_SQL = `
  select r.squad_id as "squadId", r.number, max(a.submitted_at) as since
    from assessment_round r join assessment a on a.round_id = r.id
   where r.agency_id = $1 and r.squad_id = any($2::uuid[]) and r.status = 'scored'
   group by r.squad_id, r.number`;

/** Results that wait for the Kepala Unit of the owner: nothing waits unseen (R708). */
@Injectable()
export class ScoredRoundsService {
  /** How many wait: $1 agency, $3 units headed, $4 counted at most. */
  readonly countSql: string;

  constructor(
    private readonly database: Database,
    private readonly squads: SquadsService,
    private readonly calendar: CalendarService,
  ) {
    this.countSql = `
      select count(*)::int from (
        select 1 from assessment_round r
         where r.agency_id = $1 and r.status = 'scored' and r.squad_id in (${squads.ownedSql('assessing')})
           and exists (select 1 from assessment a where a.round_id = r.id) limit $4) scored`;
  }

  async waiting(actor: Actor): Promise<InboxItem[]> {
    const assessing = await this.squads.owned(
      this.database,
      actor.agencyId,
      headedUnitIds(actor),
      'assessing',
    );
    if (assessing.length === 0) return [];
    const byId = new Map(assessing.map((squad) => [squad.id, squad]));
    const rounds = await this.database.query<ScoredRound>(SCORED_SQL, [
      actor.agencyId,
      [...byId.keys()],
    ]);
    if (rounds.length === 0) return [];
    const calendar = await this.calendar.calendar(this.database, actor.agencyId);
    return rounds.flatMap((round): InboxItem[] => {
      const squad = byId.get(round.squadId);
      if (!squad) return [];
      const seat = { unitId: squad.ownerUnitId, employeeId: null };
      const day = DateTime.fromJSDate(round.since).setZone(actor.timeZone).toISODate();
      return [
        {
          kind: 'assessment',
          id: squad.id,
          title: `Terima hasil ${squad.name}`,
          summary: `Putaran ${round.number} selesai dinilai`,
          requestedBy: squad.name,
          since: round.since.toISOString(),
          dueAt: addWorkingDays(day ?? actor.today, DECISION_DAYS, calendar),
          via: viaText('unit_head', fillsSeat(actor, seat)),
          link: `/hasil/tim/${squad.id}`,
          allowedActions: ['accept', 'send-back'],
        },
      ];
    });
  }
}
