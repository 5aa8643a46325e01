import {
  bearsTitles,
  hasFigures,
  inTextOrNip,
  STAND_INS_SQL,
} from '../../organization/people/word-search.js';
import { ifGiven } from '../../platform/database/sql.js';

/** @param load a query of one person's load */
const columns = (load: string): string => `
  d.employee_id as "employeeId", d.display_name as name, d.nip, d.position_name as "positionName", d.position_kind as "positionKind",
  d.functional_level as "functionalLevel", d.unit_id as "unitId", d.unit_name as "unitName",
  d.organizational_unit_name as "organizationalUnitName", d.skills, d.name as "sortName",
  d.assessor_unit_id as "assessorUnitId", d.assessor_employee_id as "assessorEmployeeId", d.rank,
  (select u.path from unit u where u.id = d.unit_id) as "unitPath", (${load}) as load`;

/** Whom to look for, besides by words. */
export interface PeopleFilter {
  agencyId: string;
  unitId: string | null;
  skill: string | null;
  position: string | null;
  /** only below full load on this day */
  availableOn: string | null;
  kinds: readonly string[] | null;
}

export const filterParams = (filter: PeopleFilter): unknown[] => [
  filter.agencyId,
  filter.unitId,
  filter.skill,
  filter.position,
  filter.availableOn,
  filter.kinds,
];

const filtersSql = ({ unitId, skill, position, availableOn, kinds }: PeopleFilter): string => `
  d.agency_id = $1
  and ${ifGiven(unitId, '$2::uuid', 'd.unit_id in (select u.id from unit u where u.agency_id = $1 and u.path @> array[$2::uuid])')}
  and ${ifGiven(skill, '$3::text', 'd.skills @> array[$3::text]')}
  and ${ifGiven(position, '$4::text', `d.search like '%' || fold_words($4) || '%' and fold_words(d.position_name) like '%' || fold_words($4) || '%'`)}
  and ${ifGiven(
    availableOn,
    '$5::date',
    `coalesce((select sum(m.share_percent) from squad_member m
         where m.agency_id = d.agency_id and m.employee_id = d.employee_id and $5::date between m.starts_on and m.ends_on), 0) < 100`,
  )}
  and ${ifGiven(kinds, '$6::text[]', 'd.position_kind = any($6::text[])')}`;

/** Without words, by name; $7, $8 the last name and id seen, $9 limit. */
export function byNameSql(filter: PeopleFilter, isFirstPage: boolean, load: string): string {
  const after = isFirstPage
    ? '$7::text is null and $8::uuid is null'
    : '(d.name, d.employee_id) > ($7::text, $8::uuid)';
  const conditions = `${filtersSql(filter)} and ${after}`;
  const inOrder = 'order by d.name, d.employee_id limit $9';
  const asksFew = filter.unitId ?? filter.skill ?? filter.position ?? filter.availableOn;
  // Everybody: the index of names gives a page of them.
  if (asksFew === null)
    return `select ${columns(load)} from searchable_directory d where ${conditions} ${inOrder}`;
  // A few people among all: collected by the index of the filter, then sorted; by name it would be a walk through
  // everybody.
  return `
  with fitting as materialized (select d.employee_id, d.name from searchable_directory d where ${conditions})
  select ${columns(load)} from employee_directory d
   where d.employee_id in (select d.employee_id from fitting d ${inOrder})
   order by d.name, d.employee_id`;
}

/** At most this many are sorted: two typed letters bring some of the matches, not a sort of the whole agency. */
const SORTED_AT_MOST = 5_000;
/** At most this many are compared in spelling. */
const COMPARED_AT_MOST = 1_000;

/**
 * With words: names that begin with what was typed, names of which words do, then names that contain them, by name; when that
 * is not enough, people with words that may have been meant, nearest in spelling first. Which known words fit is looked up
 * first, among some thousand; then the people who have them, by their keys (migration 231). A word with figures is compared
 * with the text itself, and with the NIP where one may read it.
 * Among names, people with the typed titles come first.
 * Placeholders: filters, $7 words, $8 the pool, $9 how many of it were seen, $11 titles.
 */
export function byWordsSql(
  filter: PeopleFilter,
  words: readonly string[],
  byNip: boolean,
  load: string,
): string {
  const withFigures = words.some(hasFigures);
  const figuresSql = (word: string, pattern: string): string =>
    inTextOrNip(`d.search like ${pattern}`, word, pattern, byNip);
  const each = (column: string, from: string): string =>
    words
      .map((word, index) =>
        hasFigures(word)
          ? `and ${figuresSql(word, `'%' || ($7::text[])[${index + 1}] || '%'`)}`
          : `and d.word_keys && (select array_agg(${column}) from ${from} and n = ${index + 1})`,
      )
      .join(' ');
  const people = (conditions: string, limit: number, shown = 'd.employee_id, d.name'): string => `
    select ${shown} from searchable_directory d where ${filtersSql(filter)} ${conditions} limit ${limit}`;
  return `
  with typed as materialized (
    select word, n from unnest($7::text[]) with ordinality as typed(word, n) where word !~ '[0-9]'
  ),
  known as materialized (
    select typed.n, word_key($1, w.word, 0) as in_text, word_key($1, w.word, 1) as in_name, starts_with(w.word, typed.word) as begins
      from typed join searchable_word w on w.agency_id = $1 and w.word like '%' || typed.word || '%'
  ),
  named as materialized (${people(
    withFigures ? 'and false' : each('in_name', 'known where begins'),
    SORTED_AT_MOST,
    `d.employee_id, d.name, ${bearsTitles('d.display_name', '$11')} as titled`,
  )}),
  worded as materialized (${people(
    `${each('in_text', 'known where true')} and (select count(*) from named) < $8::int
       and d.employee_id not in (select employee_id from named)`,
    SORTED_AT_MOST,
  )}),
  exact as materialized (
    select employee_id, row_number() over (order by (not titled), pass, name, employee_id) as place
      from (select * from (
              select case when starts_with(fold_words(name), array_to_string($7::text[], ' ')) then 0 else 1 end as pass, * from named
              union all select 2, *, false from worded) found
             order by (not titled), pass, name, employee_id limit $8::int) found
  ),
  alike as materialized (${STAND_INS_SQL} and (select count(*) from exact) < $8::int),
  meant_word as materialized (
    select n, in_text from known where exists (select from alike)
    union all
    select alike.n, word_key($1, w.word, 0) from alike join searchable_word w on w.agency_id = $1 and w.word like '%' || alike.word || '%'
  ),
  meant as materialized (${people(
    `${each('in_text', 'meant_word where true')} and exists (select from alike)
       and d.employee_id not in (select employee_id from exact)`,
    COMPARED_AT_MOST,
    `d.employee_id, d.name, word_similarity(array_to_string($7::text[], ' '), fold_words(d.name)) as likeness`,
  )}),
  found as (
    select employee_id, place from exact
    union all
    select employee_id, (select count(*) from exact) + row_number() over (order by likeness desc, name, employee_id)
      from (select * from meant order by likeness desc, name, employee_id limit $8::int) nearest
  )
  select ${columns(load)} from found join employee_directory d on d.employee_id = found.employee_id
   where found.place > $9::int and found.place <= $8::int order by found.place`;
}

/** $1 agency, $2 person. */
export const oneSql = (load: string): string =>
  `select ${columns(load)} from employee_directory d where d.agency_id = $1 and d.employee_id = $2`;

export const HOLDINGS_SQL = `
  select h.position_name as "positionName", u.name as "unitName", h.starts_on::text as "startsOn", h.ends_on::text as "endsOn"
    from position_holding h join unit u on u.id = h.unit_id
   where h.employee_id = $1 order by h.starts_on desc limit 50`;

export const SQUADS_SQL = `
  select m.squad_id as "squadId", s.name, r.title as "roleTitle", m.share_percent::text as "sharePercent",
         m.starts_on::text as "startsOn", m.ends_on::text as "endsOn"
    from squad_member m join squad s on s.id = m.squad_id join squad_role r on r.id = m.role_id
   where m.agency_id = $1 and m.employee_id = $2 order by m.ends_on desc, m.id limit 50`;

export const SKILLS_SQL = `
  select skill, count(*)::int as people from employee_skill
   where agency_id = $1 and ($2::text is null or skill like '%' || $2 || '%')
   group by skill order by people desc, skill limit 200`;
