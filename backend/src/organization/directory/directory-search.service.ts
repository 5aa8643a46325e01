import { Injectable } from '@nestjs/common';
import type { Actor } from '../../kernel/actor.js';
import { decodeCursor, toPage } from '../../platform/http/cursor.js';
import { Database } from '../../platform/database/database.js';
import { isAdmin } from '../grants/admin.js';
import type {
  DirectoryEntryDto,
  DirectoryPageDto,
  DirectoryQuery,
} from './directory-search.dto.js';
import {
  asTyped,
  bearsTitles,
  directoryWords,
  eachWord,
  findsByNip,
  titlesIn,
  type WordPatterns,
  WordSearch,
} from '../people/word-search.js';

type EntryRow = DirectoryEntryDto & { sortName: string; place: number };

/**
 * People who have every word as typed come first, and among them those who also have the titles typed; then people with
 * similar words. Each group is ordered by name.
 */
const searchSql = (
  words: readonly string[],
  typed: WordPatterns,
  meant: WordPatterns,
  byNip: boolean,
): string => `
  select d.employee_id as "employeeId", d.display_name as name, d.position_name as "positionName", d.unit_name as "unitName",
         d.is_head as "isHead", d.rank, d.nip, a.id as "accountId", a.password_state as "passwordState", d.name as "sortName",
         m.place
    from searchable_directory d
    left join account a on a.person_id = d.person_id
    cross join lateral (select case when true ${eachWord('d.search', words, typed, 9, byNip)} then
                        case when ${bearsTitles('d.display_name', `$${9 + typed.length + meant.length}`)} then 0 else 1 end else 2 end as place) m
   where d.agency_id = $1 ${eachWord('d.search', words, meant, 9 + typed.length, byNip)}
     and ($2::uuid is null or d.unit_id in (select id from unit where agency_id = $1 and path @> array[$2::uuid]))
     and ($3::text is null or case $3 when 'head' then d.is_head
            when 'functional' then d.position_kind = 'FUNGSIONAL' else d.position_kind = 'PELAKSANA' end)
     and ($4::text is null or a.password_state = $4)
     and ($5::int is null or (m.place, d.name, d.employee_id) > ($5::int, $6::text, $7::uuid))
   order by m.place, d.name, d.employee_id limit $8`;

/** Finds a person to choose or to look up: for pickers, and for the admin's list. */
@Injectable()
export class DirectorySearchService {
  constructor(
    private readonly database: Database,
    private readonly words: WordSearch,
  ) {}

  async search(actor: Actor, query: DirectoryQuery): Promise<DirectoryPageDto> {
    const [place, name, id] = decodeCursor(query.cursor, ['count', 'text', 'id']) ?? [
      null,
      null,
      null,
    ];
    const admin = isAdmin(actor);
    const words = directoryWords(query.q ?? '');
    const typed = asTyped(words);
    const meant = await this.words.forgiving(this.database, actor.agencyId, words);
    const rows = await this.database.query<EntryRow>(
      searchSql(words, typed, meant, findsByNip(actor)),
      [
        actor.agencyId,
        query.unitId ?? null,
        query.position ?? null,
        admin ? (query.password ?? null) : null,
        place,
        name,
        id,
        query.limit + 1,
        ...typed,
        ...meant,
        titlesIn(query.q ?? ''),
      ],
    );
    const keepsRecords = findsByNip(actor);
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
