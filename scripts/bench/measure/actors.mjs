import { untilQuiet } from '../lib/database.mjs';

const person = `p.nip, e.account_id as "accountId", e.employee_id as "employeeId", e.agency_id as "agencyId"`;

/** Everybody whose requests are measured, with what they ask for. */
export async function findActors(client) {
  const one = async (sql, params) => (await client.query(sql, params)).rows[0];
  const setting = await one(
    `select today::text, (now() at time zone 'Asia/Jakarta')::date::text as now from bench.setting`,
  );
  return {
    today: setting.now,
    assessor: await one(`select ${person} from bench.queue e join person p on p.id = e.person_id`),
    leader: await one(
      `select ${person}, q.id as "squadId" from bench.squad q join bench.employee e on e.agency = q.agency and e.k = q.leader_k
        join person p on p.id = e.person_id where q.agency = 1 and not q.is_closed order by q.n limit 1`,
    ),
    head: await one(
      `select ${person}, e.unit_id as "unitId", u.name as "unitName" from bench.employee e join person p on p.id = e.person_id
        join unit u on u.id = e.unit_id where e.agency = 1 and e.k = 1`,
    ),
    staff: (
      await client.query(
        `select ${person}, r.id as "rhkId", r.squad_id as "squadId", r.items[4] as "itemId"
           from bench.employee e join person p on p.id = e.person_id join bench.rhk r on r.n = e.n and r.r = 1
          where e.agency = 1 and not e.is_head and r.squad_id is not null
            and e.employee_id in (select m.employee_id from squad_member m where m.squad_id = r.squad_id and $1::date between m.starts_on and m.ends_on)
          order by e.n limit 100`,
        [setting.now],
      )
    ).rows,
  };
}

const STAFF_OF_AN_AGENCY = 5;

/** People of every agency in turn, of whose requests the cost of row-level security is read. */
export async function findActorsOfAgencies(client) {
  const many = async (sql, params) => (await client.query(sql, params)).rows;
  const { now } = (
    await many(`select (now() at time zone 'Asia/Jakarta')::date::text as now from bench.setting`)
  )[0];
  return {
    today: now,
    leaders: await many(
      `select distinct on (q.agency) ${person}, q.id as "squadId"
         from bench.squad q join bench.employee e on e.agency = q.agency and e.k = q.leader_k join person p on p.id = e.person_id
        where not q.is_closed order by q.agency, q.n`,
    ),
    assessors: await many(
      `select distinct on (e.agency) ${person}
         from (select agency_id, validator_unit_id as unit_id, count(*) as waiting from activity where status = 'submitted' group by 1, 2) w
         join bench.employee e on e.agency_id = w.agency_id and e.unit_id = w.unit_id and e.is_head join person p on p.id = e.person_id
        order by e.agency, w.waiting desc, e.n`,
    ),
    staff: await many(
      `select s.* from bench.agency a, lateral (
         select ${person}, r.id as "rhkId", r.squad_id as "squadId", r.items[4] as "itemId", row_number() over (order by e.n) as turn
           from bench.employee e join person p on p.id = e.person_id join bench.rhk r on r.n = e.n and r.r = 1
          where e.agency = a.n and not e.is_head and r.squad_id is not null
            and exists (select from squad_member m where m.squad_id = r.squad_id and m.employee_id = e.employee_id
                          and $1::date between m.starts_on and m.ends_on)
          order by e.n limit ${STAFF_OF_AN_AGENCY}) s
        order by s.turn, a.n`,
      [now],
    ),
  };
}

/** Ids that were made later than this are the measurement's own. */
export function boundaryId(at = Date.now()) {
  return `${at
    .toString(16)
    .padStart(12, '0')
    .replace(/^(.{8})(.{4})$/, '$1-$2')}-7000-8000-000000000000`;
}

/** Takes away what a case has written; nothing else points at it, so nothing is asked row by row. */
export async function removeSince(client, agencyIds, boundary) {
  // What comes afterwards would stay.
  await untilQuiet(client);
  const newer = 'where agency_id = any($1) and id >= $2';
  const ids = [[agencyIds].flat(), boundary];
  await client.query('set session_replication_role = replica');
  await client.query(`delete from evidence ${newer}`, ids);
  await client.query(`delete from activity ${newer}`, ids);
  await client.query(
    `delete from assignment_step where agency_id = any($1) and assignment_id in (select id from assignment ${newer})`,
    ids,
  );
  await client.query(`delete from assignment ${newer}`, ids);
  await client.query(`delete from audit_event ${newer}`, ids);
  await client.query(`delete from notification ${newer}`, ids);
  await client.query('delete from refresh_token where id >= $1', [boundary]);
  await client.query('set session_replication_role = origin');
}
