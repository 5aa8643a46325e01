import { v7 } from 'uuid';
import { givePasswords, PASSWORD } from '../load/organization.mjs';
import { newAddress, signIn, signInAll } from './product.mjs';

/**
 * A measured request. `prepare` makes what it needs and answers how request number `index` looks; `subjects` are the
 * values in which one request differs from the next, for the bare handler to differ likewise.
 * @typedef {{ next: (index: number) => object, subjects: Record<string, string>[], password?: object }} Prepared
 * @typedef {{ name: string, kind: 'read' | 'write' | 'page', prepare: (context: object) => Promise<Prepared> }} Case
 */

const JSON_HEADERS = { 'content-type': 'application/json' };

const get = (name, kind, who, path, headers = {}) => ({
  name,
  kind,
  async prepare({ url, actors }) {
    const cookie = await signIn(url, actors[who].nip);
    const request = { method: 'GET', path: path(actors), headers: { ...headers, cookie } };
    return { next: () => request, subjects: [] };
  },
});

const signInCase = {
  name: 'Sign-in',
  kind: 'write',
  async prepare({ client, actors }) {
    const { rows } = await client.query(
      `select p.nip, a.id as "accountId", e.employee_id as "employeeId"
         from bench.employee e join person p on p.id = e.person_id join account a on a.person_id = p.id
        where e.agency_id = $1 and not e.is_head order by e.n limit 250`,
      [actors.head.agencyId],
    );
    const [hash] = await givePasswords(
      client,
      rows.map(({ accountId }) => accountId),
    );
    return {
      subjects: rows,
      password: { hash, text: PASSWORD },
      next: (index) => ({
        method: 'POST',
        path: '/api/v1/auth/login',
        headers: { ...JSON_HEADERS, 'x-forwarded-for': newAddress() },
        body: JSON.stringify({ nip: rows[index % rows.length].nip, password: PASSWORD }),
      }),
    };
  },
};

const entryOf = (actors, who) => ({
  date: actors.today,
  startsAt: '08:00',
  endsAt: '09:30',
  name: 'Penyusunan laporan',
  squadId: who.squadId,
  rhkId: who.rhkId,
  output: { quantity: '1', unit: 'dokumen' },
  description: 'Menyusun laporan berkala tim kerja.',
});

const subjectOf = ({ accountId, employeeId, squadId, rhkId, itemId }) => ({
  accountId,
  employeeId,
  squadId,
  rhkId,
  itemId,
});

export const createCase = {
  name: 'Activity: create',
  kind: 'write',
  async prepare({ url, actors }) {
    const { staff } = actors;
    const cookies = await signInAll(
      url,
      staff.map(({ nip }) => nip),
    );
    return {
      subjects: staff.map(subjectOf),
      next: (index) => {
        const at = index % staff.length;
        return {
          method: 'POST',
          path: '/api/v1/activities',
          headers: { ...JSON_HEADERS, cookie: cookies[at], 'idempotency-key': v7() },
          body: JSON.stringify(entryOf(actors, staff[at])),
        };
      },
    };
  },
};

/** Drafts with a photo each, ready to be sent. */
export async function insertDrafts(client, actors, count) {
  const drafts = Array.from({ length: count }, (_, index) => ({
    ...actors.staff[index % actors.staff.length],
    activityId: v7(),
    evidenceId: v7(),
  }));
  await client.query(
    `with draft as (select * from jsonb_to_recordset($1::jsonb) as d("activityId" uuid, "evidenceId" uuid, "agencyId" uuid, "employeeId" uuid,
        "squadId" uuid, "rhkId" uuid, "itemId" uuid)
     ), made as (
       insert into activity (agency_id, id, employee_id, date, starts_at, ends_at, minutes, name, squad_id, rhk_id, action_item_id,
         output_quantity, output_unit, description)
       select "agencyId", "activityId", "employeeId", $2, '08:00', '09:30', 90, 'Penyusunan laporan', "squadId", "rhkId", "itemId", 1, 'dokumen',
              'Menyusun laporan berkala tim kerja.' from draft
     )
     insert into evidence (agency_id, id, activity_id, kind, file_hash, thumbnail_hash, name, content_type, size)
     select "agencyId", "evidenceId", "activityId", 'photo', encode(sha256('photo0'::bytea), 'hex'), encode(sha256('photo1'::bytea), 'hex'),
            'IMG.jpg', 'image/jpeg', 200000 from draft`,
    [JSON.stringify(drafts), actors.today],
  );
  return drafts;
}

export const submitCase = {
  name: 'Activity: submit',
  kind: 'write',
  async prepare({ url, client, actors, enough }) {
    const drafts = await insertDrafts(client, actors, enough(600));
    const cookies = await signInAll(
      url,
      actors.staff.map(({ nip }) => nip),
    );
    return {
      subjects: drafts.map((draft) => ({ ...subjectOf(draft), activityId: draft.activityId })),
      next: (index) => ({
        method: 'POST',
        path: `/api/v1/activities/${drafts[index % drafts.length].activityId}/submit`,
        headers: {
          ...JSON_HEADERS,
          cookie: cookies[index % cookies.length],
          'idempotency-key': v7(),
        },
        // whatever the hour
        body: JSON.stringify({ endIsMeant: true }),
      }),
    };
  },
};

/** Assignments within one dinas whose head, as PjPK, is to approve them: the second of their four steps. */
async function insertAssignments(client, { head, leader }, count) {
  const ids = Array.from({ length: count }, () => v7());
  await client.query(
    `with nr as (select id, nr::int from unnest($1::uuid[]) with ordinality as x(id, nr)),
     people as (select employee_id, row_number() over (order by n)::int as nr, count(*) over ()::int as all_of_them
                  from bench.employee where agency_id = $2 and organizational_unit_id = $3 and not is_head),
     made as (
       insert into assignment (id, agency_id, employee_id, origin, started_as, started_by_employee_id, route, owner_unit_id, home_unit_id, task,
         starts_on, ends_on, share_percent)
       select nr.id, $2, p.employee_id, 'appointment', 'leader', $4, 'within_unit', $3, $3, 'Tugas yang diukur', current_date, current_date + 60, 10
         from nr join people p on p.nr = 1 + nr.nr % p.all_of_them returning id, employee_id
     )
     insert into assignment_step (id, agency_id, assignment_id, "order", action, capacity, side, letters, unit_id, employee_id, status, since, due_on,
       decided_at, decided_by, decided_via)
     select gen_random_uuid(), $2, made.id, s.nr, s.action, s.capacity, s.side, s.letters::jsonb, case when s.capacity <> 'employee' then $3::uuid end,
            case s.capacity when 'employee' then made.employee_id end, s.status, case when s.nr < 3 then now() end, case when s.nr < 3 then current_date + 5 end,
            case s.nr when 1 then now() end, case s.nr when 1 then made.employee_id end, case s.nr when 1 then 'employee' end
       from made, (values (1, 'accept', 'employee', 'employee', '[]', 'done'), (2, 'approve', 'assessor', 'home', '[]', 'pending'),
         (3, 'issue', 'unit_head', 'home', '[]', 'waiting'), (4, 'acknowledge', 'employee', 'employee', '[]', 'waiting'))
         s(nr, action, capacity, side, letters, status)`,
    [ids, head.agencyId, head.unitId, leader.employeeId],
  );
  return ids;
}

const stepCase = {
  name: 'Assignment: one step',
  kind: 'write',
  async prepare({ url, client, actors, enough }) {
    const ids = await insertAssignments(client, actors, enough(500));
    const cookie = await signIn(url, actors.head.nip);
    return {
      subjects: ids.map((assignmentId) => ({ assignmentId })),
      next: (index) => ({
        method: 'POST',
        path: `/api/v1/assignments/${ids[index % ids.length]}/approve`,
        headers: { ...JSON_HEADERS, cookie, 'idempotency-key': v7() },
        body: '{}',
      }),
    };
  },
};

export const search = (query) => () => `/api/v1/employees?${new URLSearchParams(query)}`;

/** @type {Case[]} */
export const CASES = [
  signInCase,
  get('People: exact name', 'read', 'leader', search({ q: 'Sutrisno Santoso', limit: '20' })),
  get('People: misspelt', 'read', 'leader', search({ q: 'sutisno santosa', limit: '20' })),
  get('People: skill and unit', 'read', 'leader', ({ head }) =>
    search({ skill: 'analisis data', unitId: head.unitId, limit: '20' })(),
  ),
  get('Inbox, 400 waiting', 'read', 'assessor', () => '/api/v1/inbox?limit=50'),
  get(
    'Activities of a squad',
    'read',
    'leader',
    ({ leader }) => `/api/v1/activities?squadId=${leader.squadId}&limit=50`,
  ),
  // Every node with all that is known of it, compressed as every browser takes it.
  get('Goal tree, 2,000 nodes', 'read', 'leader', () => '/api/v1/goals', {
    'accept-encoding': 'gzip, deflate, br',
  }),
  get(
    'Squad results',
    'read',
    'leader',
    ({ leader }) => `/api/v1/squads/${leader.squadId}/results`,
  ),
  createCase,
  submitCase,
  stepCase,
  get('Beranda as HTML', 'page', 'assessor', () => '/beranda'),
  get('Persetujuan as HTML', 'page', 'assessor', () => '/persetujuan'),
];
