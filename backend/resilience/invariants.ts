import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Client as Connection } from 'pg';
import type { Acknowledged } from './work.js';

const ACTIVITY_RANK = ['draft', 'submitted', 'validated'];

/** Every fault in words, as a query that finds none when all is well. One snapshot: work goes on meanwhile. */
const FAULTS: Record<string, string> = {
  'a numbered piece of work is there twice': `
    select description, count(*) from activity group by 1 having count(*) > 1`,
  'decisions on an activity and its audit events differ': `
    select a.id, a.status, e.verbs from activity a
      left join lateral (select array_agg(action order by id) as verbs from audit_event
                          where entity = 'activity' and entity_id = a.id) e on true
     where coalesce(e.verbs, '{}') <> case a.status when 'draft' then '{}'
       when 'submitted' then array['activity.submit'] else array['activity.submit', 'activity.validate'] end`,
  'a submitted activity has not exactly one photo': `
    select a.id from activity a left join evidence e on e.activity_id = a.id
     group by a.agency_id, a.id having (a.status <> 'draft' and count(e.id) <> 1) or count(e.id) > 1`,
  'steps taken and audit events of an assignment differ': `
    select a.id, s.verbs, e.verbs from assignment a
      cross join lateral (select array_agg('assignment.' || action order by action) as verbs from assignment_step
                           where assignment_id = a.id and status = 'done') s
      cross join lateral (select array_agg(action order by action) filter (where action <> 'assignment.start') as verbs,
                            count(*) filter (where action = 'assignment.start') as starts
                            from audit_event where entity = 'assignment' and entity_id = a.id) e
     where e.starts <> 1 or s.verbs is distinct from e.verbs`,
  'a turn was told of twice or not at all': `
    select s.assignment_id, s.action, count(*) from assignment_step s where s.status <> 'waiting'
     group by 1, 2 having count(*) <> (select count(*) from notification n
       where n.entity_id = s.assignment_id and n.kind = 'assignment.' || s.action || '.asked')`,
  'an active assignment has not exactly one membership': `
    select a.id from assignment a where (a.status = 'active')::int <>
      (select count(*) from squad_member m where m.assignment_id = a.id)`,
  'a letter was sent to nobody': `
    select l.id from letter l where not exists (select 1 from notification n where n.entity_id = l.id)`,
  'numbers of letters have a gap or repeat': `
    select s.unit_id, s.last, count(l.id), max(l.sequence), count(distinct l.number) from letter_sequence s
      left join letter l on l.unit_id = s.unit_id and l.year = s.year
     group by s.unit_id, s.year, s.last
    having s.last <> count(l.id) or s.last <> coalesce(max(l.sequence), 0) or count(l.id) <> count(distinct l.number)`,
  'a finished assignment lacks its letter': `
    select a.id from assignment a where a.status in ('issued', 'active')
      and not exists (select 1 from letter l where l.assignment_id = a.id and l.kind = 'assignment')`,
  'notifications and mail jobs differ': `
    select n.all, j.all from (select count(*) as all from notification) n,
      (select coalesce(sum(jsonb_array_length(data -> 'employeeIds')), 0) as all from
        (select name, data from pgboss.job union all select name, data from pgboss.archive) both_ where name = 'mail') j
     where n.all <> j.all`,
  'a job is under way for longer than it may': `
    select id, name, started_on from pgboss.job where state = 'active' and started_on + expire_in + interval '3 minutes' < now()`,
  'a connection sits in a transaction without doing anything': `
    select pid, query from pg_stat_activity where state like 'idle in transaction%' and state_change < now() - interval '30 seconds'`,
};

/** Checks the database and the files; describes every fault in words, with its rows. */
export class Invariants {
  private readonly known = new Set<string>();

  constructor(
    private readonly acknowledged: Acknowledged,
    private readonly filesDir: string,
  ) {}

  async check(databaseUrl: string): Promise<string[]> {
    // Noted before the snapshot: everything acknowledged by now must be in it.
    const said = copyOf(this.acknowledged);
    const connection = new Connection({ connectionString: databaseUrl });
    await connection.connect();
    try {
      await connection.query('begin isolation level repeatable read read only');
      const found: string[] = [];
      for (const [fault, sql] of Object.entries(FAULTS)) {
        const { rows } = await connection.query(sql);
        if (rows.length > 0) found.push(`${fault}: ${JSON.stringify(rows.slice(0, 5))}`);
      }
      return [
        ...found,
        ...(await missing(connection, said)),
        ...(await this.brokenFiles(connection)),
      ];
    } finally {
      await connection.end();
    }
  }

  /**
   * Every file that a row names exists and has the content its name promises. Each is read once, because files never
   * change.
   */
  private async brokenFiles(connection: Connection): Promise<string[]> {
    const { rows } = await connection.query<{ hash: string; size: string | null }>(
      `select named.hash, f.size from (select file_hash as hash from evidence union select thumbnail_hash from evidence
         union select file_hash from letter) named left join stored_file f using (hash) where named.hash is not null`,
    );
    const found: string[] = [];
    for (const { hash, size } of rows) {
      if (this.known.has(hash)) continue;
      const path = join(this.filesDir, hash.slice(0, 2), hash.slice(2, 4), hash);
      const content = await readFile(path).catch(() => null);
      if (size === null) found.push(`file ${hash} is named by a row and not registered`);
      else if (content === null) found.push(`file ${hash} is not there`);
      else if (createHash('sha256').update(content).digest('hex') !== hash)
        found.push(`file ${hash} is not what its name says`);
      else if (content.byteLength !== Number(size)) found.push(`file ${hash} has another size`);
      else this.known.add(hash);
    }
    return found;
  }

  /** How many files were looked at. */
  get files(): number {
    return this.known.size;
  }
}

const copyOf = (said: Acknowledged) => ({
  activities: [...said.activities].map(([id, one]) => ({ id, ...one })),
  assignments: [...said.assignments].map(([id, one]) => ({ id, ...one })),
  letters: [...said.letters].map(([id, number]) => ({ id, number })),
});

/** What the product acknowledged and no longer has, or has only in an earlier state. */
async function missing(connection: Connection, said: ReturnType<typeof copyOf>): Promise<string[]> {
  const gone = async (what: string, rows: unknown[], sql: string): Promise<string[]> => {
    const found = await connection.query(sql, [JSON.stringify(rows)]);
    return found.rows.length > 0
      ? [`${what} was acknowledged and is not there: ${JSON.stringify(found.rows.slice(0, 5))}`]
      : [];
  };
  return [
    ...(await gone(
      'an activity',
      said.activities.map((one) => ({ ...one, rank: ACTIVITY_RANK.indexOf(one.status) })),
      `select r.* from jsonb_to_recordset($1::jsonb) as r(id uuid, number int, rank int, evidence uuid)
         left join activity a on a.id = r.id and a.description = 'Pekerjaan nomor ' || r.number
         left join evidence e on e.id = r.evidence
        where a.id is null or array_position(array['draft', 'submitted', 'validated'], a.status) - 1 < r.rank
           or (r.evidence is not null and e.activity_id is distinct from r.id)`,
    )),
    ...(await gone(
      'an assignment or one of its steps',
      said.assignments,
      `select r.* from jsonb_to_recordset($1::jsonb) as r(id uuid, done int)
        where not exists (select 1 from assignment a where a.id = r.id)
           or r.done > (select count(*) from assignment_step s where s.assignment_id = r.id and s.status = 'done')`,
    )),
    ...(await gone(
      'a letter',
      said.letters,
      `select r.* from jsonb_to_recordset($1::jsonb) as r(id uuid, number text)
         left join letter l on l.id = r.id and l.number = r.number where l.id is null`,
    )),
  ];
}
