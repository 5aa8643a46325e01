import { eachWord, type WordPatterns } from '../organization/word-search.js';

const COLUMNS = `
  d.employee_id as "employeeId", d.display_name as name, d.nip, d.position_name as "positionName", d.position_kind as "positionKind",
  d.functional_level as "functionalLevel", d.unit_id as "unitId", d.unit_name as "unitName",
  d.organizational_unit_name as "organizationalUnitName", d.skills, d.name as "sortName",
  d.assessor_unit_id as "assessorUnitId", d.assessor_employee_id as "assessorEmployeeId", d.rank,
  (select u.path from unit u where u.id = d.unit_id) as "unitPath"`;

/** $1 agency, $2 unit, $3 skill, $4 position, $5 only below full load, $6 today, $7 kinds of position or null. */
const FILTERS = `
  d.agency_id = $1
  and ($2::uuid is null or d.unit_id in (select u.id from unit u where u.agency_id = $1 and u.path @> array[$2::uuid]))
  and ($3::text is null or d.skills @> array[$3::text])
  and ($4::text is null or d.search like '%' || fold($4) || '%' and fold(d.position_name) like '%' || fold($4) || '%')
  and (not $5::boolean or coalesce((select sum(m.share_percent) from squad_member m
         where m.agency_id = d.agency_id and m.employee_id = d.employee_id and $6::date between m.starts_on and m.ends_on), 0) < 100)
  and ($7::text[] is null or d.position_kind = any($7::text[]))`;

const FILTER_COUNT = 7;

/** $8, $9 the last name and id seen, $10 limit. */
const AFTER = `($8::text is null or (d.name, d.employee_id) > ($8, $9::uuid))`;
const IN_ORDER = `order by d.name, d.employee_id limit $10`;

/** Without words, everybody by name: the index of names gives a page of them. */
export const BY_NAME_SQL = `
  select ${COLUMNS} from searchable_directory d where ${FILTERS} and ${AFTER} ${IN_ORDER}`;

/**
 * Without words, those with a skill, in a unit, in a position or with time. They are few among all, so they are collected by
 * the index of what was asked before they are put in order; by name it would be a walk through the whole agency.
 */
export const FEW_BY_NAME_SQL = `
  with fitting as materialized (
    select d.employee_id, d.name from searchable_directory d where ${FILTERS} and ${AFTER}
  )
  select ${COLUMNS} from employee_directory d
   where d.employee_id in (select d.employee_id from fitting d ${IN_ORDER})
   order by d.name, d.employee_id`;

/** So many are sorted at most: whoever types two letters gets some of those who fit, not a sort of the whole agency. */
const SORTED_AT_MOST = 5_000;

/**
 * With words: names that begin with them, then whatever contains them. What fits is collected through the trigram index
 * before it is sorted; read in the order of names, a late letter would cost a walk through everybody.
 * Placeholders: filters, then one list of patterns per word for names, then for the whole text, then the pool.
 */
export function exactSql(names: WordPatterns, texts: WordPatterns): string {
  const pool = `$${FILTER_COUNT + names.length + texts.length + 1}::int`;
  const fitting = (column: string, patterns: WordPatterns, first: number, more = '') => `
    select d.employee_id, d.name from searchable_directory d
     where ${FILTERS} ${eachWord(column, patterns, first)} ${more}
     limit ${SORTED_AT_MOST}`;
  return `
  with named as materialized (${fitting('fold(d.name)', names, FILTER_COUNT + 1)}),
  worded as materialized (${fitting(
    'd.search',
    texts,
    FILTER_COUNT + names.length + 1,
    `and (select count(*) from named) < ${pool} and d.employee_id not in (select employee_id from named)`,
  )})
  select employee_id as id
    from (select 0 as pass, * from named union all select 1, * from worded) found
   order by pass, name, employee_id limit ${pool}`;
}

/**
 * With words that may be misspelt: those nearest in spelling first. Placeholders: filters, the patterns per word, the ids
 * found already, the words, the pool.
 */
export function similarSql(patterns: WordPatterns): string {
  const next = FILTER_COUNT + patterns.length + 1;
  return `
  with meant as materialized (
    select d.employee_id, d.name, fold(d.name) as folded, d.search from searchable_directory d
     where ${FILTERS} ${eachWord('d.search', patterns, FILTER_COUNT + 1)}
       and d.employee_id <> all($${next}::uuid[])
     limit 1000
  )
  select employee_id as id from meant
   order by word_similarity($${next + 1}, folded) desc, name, employee_id limit $${next + 2}`;
}

/** These people, in the order of the ids. $1 agency, $2 ids. */
export const BY_ID_SQL = `
  select ${COLUMNS} from employee_directory d
   where d.agency_id = $1 and d.employee_id = any($2::uuid[]) order by array_position($2::uuid[], d.employee_id)`;

export const ONE_SQL = `select ${COLUMNS} from employee_directory d where d.agency_id = $1 and d.employee_id = $2`;

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
