import { Injectable } from '@nestjs/common';
import { type Actor, hasGrant } from '../kernel/domain/actor.js';
import { decodeCursor, toPage } from '../shared/database/cursor.js';
import { Database } from '../shared/database/database.js';
import { isAdmin } from './admin.js';
import type {
  DirectoryEntryDto,
  DirectoryPageDto,
  DirectoryQuery,
} from './directory-search.dto.js';

type EntryRow = DirectoryEntryDto & { sortName: string; place: number };

/** Whoever has every word comes first, by name; after them whoever only sounds alike. */
const SEARCH_SQL = `
  select d.employee_id as "employeeId", d.display_name as name, d.position_name as "positionName", d.unit_name as "unitName",
         d.is_head as "isHead", d.rank, d.nip, a.id as "accountId", a.password_state as "passwordState", d.name as "sortName",
         m.place
    from employee_directory d
    left join account a on a.person_id = d.person_id
    cross join lateral (select case when $2::text is null or d.search like all(
        select '%' || replace(replace(word, '%', ''), '_', '') || '%' from regexp_split_to_table(fold($2), '\\s+') as word)
      then 0 else 1 end as place) m
   where d.agency_id = $1
     and (m.place = 0 or word_similarity(fold($2), d.search) >= 0.65)
     and ($3::uuid is null or d.unit_id in (select id from unit where $3 = any(path)))
     and ($4::text is null or case $4 when 'head' then d.is_head
            when 'functional' then d.position_kind = 'FUNGSIONAL' else d.position_kind = 'PELAKSANA' end)
     and ($5::text is null or a.password_state = $5)
     and ($6::int is null or (m.place, d.name, d.employee_id) > ($6::int, $7::text, $8::uuid))
   order by m.place, d.name, d.employee_id limit $9`;

/** Finds a person to choose or to look up: for pickers, and for the admin's list. */
@Injectable()
export class DirectorySearchService {
  constructor(private readonly database: Database) {}

  async search(actor: Actor, query: DirectoryQuery): Promise<DirectoryPageDto> {
    const [place, name, id] = decodeCursor(query.cursor, 3) ?? [null, null, null];
    const admin = isAdmin(actor);
    const rows = await this.database.query<EntryRow>(SEARCH_SQL, [
      actor.agencyId,
      query.q || null,
      query.unitId ?? null,
      query.position ?? null,
      admin ? (query.password ?? null) : null,
      place,
      name,
      id,
      query.limit + 1,
    ]);
    const keepsRecords = hasGrant(actor, 'agency_admin', 'operator', 'auditor');
    const page = toPage(rows, query.limit, (row) => [row.place, row.sortName, row.employeeId]);
    return {
      ...page,
      items: page.items.map(({ sortName: _sortName, place: _place, ...row }) => ({
        ...row,
        nip: keepsRecords ? row.nip : null,
        accountId: admin ? row.accountId : null,
        passwordState: admin ? row.passwordState : null,
      })),
    };
  }
}
