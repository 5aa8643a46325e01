import { Injectable } from '@nestjs/common';
import type { Actor } from '../../kernel/actor.js';
import { Database } from '../../platform/database/database.js';
import { SquadReadingService } from '../../teams/squads/squad-reading.service.js';
import { EmployeesService } from './employees.service.js';
import { directoryWords } from '../../organization/people/word-search.js';
import type { SearchDto, SearchHitDto } from './search.dto.js';

const EACH = 5;

/** What the command palette finds: a few of each kind. */
@Injectable()
export class SearchService {
  constructor(
    private readonly database: Database,
    private readonly employees: EmployeesService,
    private readonly squads: SquadReadingService,
  ) {}

  async find(actor: Actor, q: string): Promise<SearchDto> {
    const words = directoryWords(q);
    if (words.join('').length < 2) return { items: [] };
    const [people, squads, goals] = await Promise.all([
      this.employees.search(actor, { q, limit: EACH }),
      this.squads.list(actor, { q, limit: EACH }),
      this.goals(actor, words),
    ]);
    return {
      items: [
        ...people.items.map((row): SearchHitDto => ({
          kind: 'employee',
          id: row.employeeId,
          title: row.name,
          detail: `${row.positionName}, ${row.unitName}`,
        })),
        ...squads.items.map((row): SearchHitDto => ({
          kind: 'squad',
          id: row.id,
          title: row.name,
          detail: row.ownerUnitName,
        })),
        ...goals,
      ],
    };
  }

  private goals(actor: Actor, words: readonly string[]): Promise<SearchHitDto[]> {
    return this.database.query<SearchHitDto>(
      `select 'goal' as kind, g.id, g.statement as title, coalesce(u.name, '') as detail
         from goal g left join unit u on u.id = g.pengampu_unit_id
        where g.agency_id = $1 and g.year = $2 and g.archived_at is null and fold(g.statement) like all ($3::text[])
        order by g.code limit ${EACH}`,
      [actor.agencyId, Number(actor.today.slice(0, 4)), words.map((word) => `%${word}%`)],
    );
  }
}
