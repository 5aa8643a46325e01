import type { TestApp } from '../app.js';

/** Where ids of each kind come from; the kind is how fields are called: `squadId`, `ownerUnitId`. */
const KINDS: Readonly<Record<string, string>> = {
  unit: 'select id from unit',
  employee: 'select id from employment',
  squad: 'select id from squad',
  role: 'select id from squad_role',
  goal: 'select id from goal',
  skp: 'select id from skp',
  rhk: 'select id from rhk',
  actionitem: 'select id from action_item',
  assignment: 'select id from assignment',
  letter: 'select id from letter',
  activity: 'select id from activity',
  evidence: 'select id from evidence',
  assessment: 'select id from assessment',
  delegation: 'select id from delegation',
  grant: 'select id from role_grant',
  secondapproval: 'select id from second_approval',
  correctionrequest: 'select id from correction_request',
  account: 'select id from account',
  notification: 'select id from notification',
  proposal: 'select id from assessor_override',
  transfer: 'select id from (select id, from_agency_id as agency_id from transfer) t',
  holding: 'select id from position_holding',
  session: `select id from (select t.family_id as id, d.agency_id from refresh_token t
     join account a on a.id = t.account_id join employee_directory d on d.person_id = a.person_id) s`,
};

/** Which kind an `{id}` in a path is, by the segment before it. */
const SEGMENTS: Readonly<Record<string, string>> = {
  units: 'unit',
  delegations: 'delegation',
  employees: 'employee',
  'assessor-proposals': 'proposal',
  grants: 'grant',
  'second-approvals': 'secondapproval',
  'correction-requests': 'correctionrequest',
  accounts: 'account',
  goals: 'goal',
  skp: 'skp',
  'action-items': 'actionitem',
  squads: 'squad',
  roles: 'role',
  assignments: 'assignment',
  letters: 'letter',
  activities: 'activity',
  evidence: 'evidence',
  assessments: 'assessment',
  notifications: 'notification',
  sessions: 'session',
  transfers: 'transfer',
};

/** Two ids that belong together, for paths that carry both. */
const PAIRS: Readonly<Record<string, string>> = {
  roleId: 'select squad_id as id, id as second from squad_role',
  evidenceId: 'select activity_id as id, id as second from evidence',
};

export interface Pools {
  ids: Readonly<Record<string, readonly string[]>>;
  pairs: Readonly<Record<string, readonly { id: string; second: string }[]>>;
  tokens: readonly string[];
}

/** The newest things of an agency, oldest first. */
export async function readPools(test: TestApp, agencyId: string): Promise<Pools> {
  const read = <T>(sql: string) =>
    test.database.query<T>(
      `select * from (${sql} where agency_id = $1 order by id desc limit 40) r order by id`,
      [agencyId],
    );
  const ids: Record<string, string[]> = {};
  for (const [kind, sql] of Object.entries(KINDS))
    ids[kind] = (await read<{ id: string }>(sql)).map(({ id }) => id);
  const pairs: Record<string, { id: string; second: string }[]> = {};
  for (const [name, sql] of Object.entries(PAIRS)) pairs[name] = await read(sql);
  const letters = await read<{ token: string }>(
    'select id, verification_token as token from letter',
  );
  return { ids, pairs, tokens: letters.map(({ token }) => token) };
}

/** The kind of id that this field or path segment wants; null where it is no id. */
export function kindOf(field: string, segment = ''): string | null {
  if (field === 'id' && segment) return SEGMENTS[segment] ?? null;
  const bare = /^(.*?)(?:Ids?|_id)$/.exec(field)?.[1]?.toLowerCase();
  if (bare === undefined) return null;
  const kind = Object.keys(KINDS).find((one) => bare.endsWith(one));
  return kind ?? (bare === 'parent' ? 'goal' : null);
}

/** The segment before a parameter of a path: `roles` for `roleId` of `/squads/{id}/roles/{roleId}`. */
export function segmentBefore(path: string, name: string): string {
  const segments = path.split('/');
  return segments[segments.indexOf(`{${name}}`) - 1] ?? '';
}

/** What belongs to this person or waits for a decision of theirs: where their verbs have a chance. */
export async function readMine(
  test: TestApp,
  accountId: string,
): Promise<Record<string, readonly string[]>> {
  const rows = await test.database.query<{ kind: string; id: string }>(
    `with me as (select e.id as employee_id, e.agency_id from employment e join account a using (person_id) where a.id = $1)
     select 'activity' as kind, x.id from activity x join me using (agency_id, employee_id)
     union all select 'skp', x.id from skp x join me using (agency_id, employee_id)
     union all select 'actionitem', x.id from action_item x join me using (agency_id, employee_id)
     union all select 'assignment', x.id from assignment x join me using (agency_id)
       where me.employee_id in (x.employee_id, x.started_by_employee_id)
     union all select 'squad', x.id from squad x join me using (agency_id) where x.leader_employee_id = me.employee_id
     union all select 'notification', x.id from notification x join me using (agency_id, employee_id)
     union all select 'correctionrequest', x.id from correction_request x join me using (agency_id, employee_id)
     union all select 'session', t.family_id from refresh_token t where t.account_id = $1
     order by 1, 2`,
    [accountId],
  );
  const { body } = await test.as(accountId).get('/inbox?limit=100');
  const mine: Record<string, string[]> = {};
  for (const { kind, id } of [...rows, ...(body.items ?? [])]) (mine[kind] ??= []).push(id);
  return mine;
}
