import { say } from '../../lib/log.mjs';
import { signInAll } from '../measure/product.mjs';

const ASSESSORS = 200;
const PEOPLE_EACH = 10;

/**
 * 200 PjPK of the large agency, each with ten people, all signed in. On a smaller load there are as many as it has.
 * @returns {Promise<{ agencyId: string, today: string, people: object[], assessors: object[] }>}
 */
export async function findCrowd(client, url) {
  const { rows: assessors } = await client.query(
    `select p.nip, h.employee_id as "employeeId", h.agency_id as "agencyId", h.unit_id as "unitId"
       from bench.employee h join person p on p.id = h.person_id
      where h.agency = 1 and h.is_head and h.unit_kind = 'BIDANG' and h.unit_id not in (select unit_id from bench.queue)
        and not exists (select 1 from delegation d where d.unit_id = h.unit_id) order by h.n limit ${ASSESSORS}`,
  );
  const { rows: people } = await client.query(
    `select * from (
       select p.nip, e.employee_id as "employeeId", r.id as "rhkId", row_number() over (partition by e.unit_id order by e.n) as place
         from bench.employee e join person p on p.id = e.person_id join bench.rhk r on r.n = e.n and r.r = 0
        where e.unit_id = any($1::uuid[]) and not e.is_head) x
      where place <= ${PEOPLE_EACH} order by place`,
    [assessors.map(({ unitId }) => unitId)],
  );
  const { rows } = await client.query(
    `select (now() at time zone 'Asia/Jakarta')::date::text as today`,
  );
  say(`${people.length} people and ${assessors.length} PjPK sign in …`);
  const everybody = [...people, ...assessors];
  const cookies = await signInAll(
    url,
    everybody.map(({ nip }) => nip),
  );
  everybody.forEach((one, index) => {
    one.cookie = cookies[index];
  });
  return { agencyId: assessors[0].agencyId, today: rows[0].today, people, assessors };
}
