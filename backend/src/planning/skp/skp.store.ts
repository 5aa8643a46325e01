import { Injectable } from '@nestjs/common';
import { newId } from '../../platform/database/ids.js';
import { marking } from '../../platform/database/columns.js';
import type { Sql } from '../../platform/database/sql.js';
import type { Rhk, SkpContent, SkpFormat, SkpPeriod } from './domain/content.js';
import { isBerakhlakValue, isPerspective } from './domain/content-checks.js';
import {
  nextRevisionNumber,
  openRevision,
  revisionInForce,
  SKP_LIFECYCLE,
} from './domain/lifecycle.js';
import {
  REVISION_COLUMNS,
  type RevisionRow,
  SKP_COLUMNS,
  SKP_UNTIL,
  type SkpRow,
  SNAPSHOT_COLUMNS,
  type SnapshotRow,
} from './skp.queries.js';

/** A new SKP with its first, empty version. */
export interface NewSkp {
  agencyId: string;
  employeeId: string;
  holdingId: string;
  format: SkpFormat;
  period: SkpPeriod;
}

export interface OpenedSkp {
  skp: SkpRow;
  revisions: RevisionRow[];
}

/** Reads and writes SKP, versions and snapshots; decides nothing. */
@Injectable()
export class SkpStore {
  /** Locks the SKP for a verb; null when it is not of this agency. */
  async lock(tx: Sql, agencyId: string, skpId: string): Promise<OpenedSkp | null> {
    const [skp] = await tx.query<SkpRow>(
      `select ${SKP_COLUMNS} from skp s where s.agency_id = $1 and s.id = $2 for update`,
      [agencyId, skpId],
    );
    return skp ? { skp, revisions: await this.revisions(tx, skpId) } : null;
  }

  /** Locks the SKP of a post that plans or runs on a day. */
  async lockOf(
    tx: Sql,
    agencyId: string,
    holdingId: string,
    date: string,
  ): Promise<OpenedSkp | null> {
    const [skp] = await tx.query<SkpRow>(
      `select ${SKP_COLUMNS} from skp s
        where s.agency_id = $1 and s.holding_id = $2 and s.status in ('planning', 'running')
          and $3::date between s.starts_on and ${SKP_UNTIL}
        order by s.starts_on desc limit 1 for update`,
      [agencyId, holdingId, date],
    );
    return skp ? { skp, revisions: await this.revisions(tx, skp.id) } : null;
  }

  /** Locks the SKP of a post that begin in a range, also where it is empty; the first day of it is none of them. */
  async lockBeginning(
    tx: Sql,
    agencyId: string,
    holdingId: string,
    { from, until }: SkpPeriod,
  ): Promise<OpenedSkp[]> {
    const rows = await tx.query<SkpRow>(
      `select ${SKP_COLUMNS} from skp s
        where s.agency_id = $1 and s.holding_id = $2 and s.status in ('planning', 'running')
          and s.starts_on > $3::date and s.starts_on <= $4::date
        order by s.starts_on for update`,
      [agencyId, holdingId, from, until],
    );
    const opened: OpenedSkp[] = [];
    for (const skp of rows) opened.push({ skp, revisions: await this.revisions(tx, skp.id) });
    return opened;
  }

  /** The RHK that an assignment brought into an SKP, also one that a later version left out. */
  async rhkOfAssignment(sql: Sql, skpId: string, assignmentId: string): Promise<string | null> {
    const [row] = await sql.query<{ rhkId: string }>(
      `select n.rhk_id as "rhkId" from rhk_snapshot n join skp_revision r on r.id = n.revision_id
        where r.skp_id = $1 and n.assignment_id = $2 limit 1`,
      [skpId, assignmentId],
    );
    return row?.rhkId ?? null;
  }

  async revisions(sql: Sql, skpId: string): Promise<RevisionRow[]> {
    return sql.query<RevisionRow>(
      `select ${REVISION_COLUMNS} from skp_revision r where r.skp_id = $1 order by r.number`,
      [skpId],
    );
  }

  async snapshots(sql: Sql, revisionIds: readonly string[]): Promise<SnapshotRow[]> {
    if (revisionIds.length === 0) return [];
    return sql.query<SnapshotRow>(
      `select ${SNAPSHOT_COLUMNS} from rhk_snapshot n where n.revision_id = any($1::uuid[]) order by n.revision_id, n.sort`,
      [revisionIds],
    );
  }

  /** Two that may each begin somebody's SKP go one after the other: before there is a row there is none to lock. */
  async takeTurn(tx: Sql, employeeId: string): Promise<void> {
    await tx.query(`select pg_advisory_xact_lock(hashtextextended('skp:' || $1::text, 0))`, [
      employeeId,
    ]);
  }

  /** The dates of one person's SKP, also of former posts: they never overlap. */
  async periodsOf(sql: Sql, employeeId: string): Promise<SkpPeriod[]> {
    return sql.query<SkpPeriod>(
      `select * from (select s.starts_on::text as "from", ${SKP_UNTIL}::text as "until" from skp s where s.employee_id = $1) own
        where own."until" >= own."from" order by own."from"`,
      [employeeId],
    );
  }

  async create(tx: Sql, made: NewSkp): Promise<OpenedSkp> {
    const skpId = newId();
    await tx.query(
      `insert into skp (id, agency_id, employee_id, holding_id, format, starts_on, ends_on)
       values ($1, $2, $3, $4, $5, $6, $7)`,
      [
        skpId,
        made.agencyId,
        made.employeeId,
        made.holdingId,
        made.format,
        made.period.from,
        made.period.until,
      ],
    );
    await this.insertRevision(tx, made.agencyId, skpId, 1, null);
    const opened = await this.lock(tx, made.agencyId, skpId);
    if (!opened) throw new Error(`SKP ${skpId} vanished`);
    return opened;
  }

  /**
   * Opens the next version as a copy of the one in force.
   * @throws Refusal `revision_open` or `wrong_state`
   */
  async openNext(tx: Sql, { skp, revisions }: OpenedSkp, reason: string): Promise<RevisionRow> {
    const number = nextRevisionNumber(skp.status, revisions);
    const base = revisionInForce(revisions);
    const revisionId = await this.insertRevision(tx, skp.agencyId, skp.id, number, reason);
    await tx.query(
      `update skp_revision next set behaviour = base.behaviour, attachments = base.attachments
         from skp_revision base where next.id = $1 and base.id = $2`,
      [revisionId, base?.id],
    );
    await tx.query(
      `insert into rhk_snapshot (revision_id, rhk_id, agency_id, sort, kind, text, perspective, intervened_rhk_id, goal_id,
           squad_id, assignment_id, proposed, indicators, action_items)
       select $1, rhk_id, agency_id, sort, kind, text, perspective, intervened_rhk_id, goal_id, squad_id, assignment_id,
              false, indicators, action_items
         from rhk_snapshot where revision_id = $2`,
      [revisionId, base?.id],
    );
    const next = openRevision(await this.revisions(tx, skp.id));
    if (!next) throw new Error(`version of SKP ${skp.id} vanished`);
    return next;
  }

  private async insertRevision(
    tx: Sql,
    agencyId: string,
    skpId: string,
    number: number,
    reason: string | null,
  ): Promise<string> {
    const id = newId();
    await tx.query(
      `insert into skp_revision (id, agency_id, skp_id, number, status, reason) values ($1, $2, $3, $4, 'draft', $5)`,
      [id, agencyId, skpId, number, reason],
    );
    return id;
  }

  /** Makes RHK that are new; their ids stay for life. */
  async addRhk(tx: Sql, skp: SkpRow, rhkIds: readonly string[]): Promise<void> {
    await tx.query(
      `insert into rhk (id, agency_id, skp_id) select unnest($1::uuid[]), $2, $3 on conflict (id) do nothing`,
      [rhkIds, skp.agencyId, skp.id],
    );
  }

  async rhkIds(sql: Sql, skpId: string): Promise<Set<string>> {
    const rows = await sql.query<{ id: string }>('select id from rhk where skp_id = $1', [skpId]);
    return new Set(rows.map((row) => row.id));
  }

  /** Replaces what a version says of its RHK; rows that stay are updated, so that the goal tree sees what changed for it. */
  async writeSnapshots(
    tx: Sql,
    agencyId: string,
    revisionId: string,
    rows: readonly Omit<SnapshotRow, 'revisionId' | 'sort'>[],
  ): Promise<void> {
    await tx.query(
      'delete from rhk_snapshot where revision_id = $1 and rhk_id <> all($2::uuid[])',
      [revisionId, rows.map((row) => row.rhkId)],
    );
    await tx.query(
      `insert into rhk_snapshot (revision_id, rhk_id, agency_id, sort, kind, text, perspective, intervened_rhk_id, goal_id,
           squad_id, assignment_id, proposed, indicators, action_items)
       select $1, r."rhkId", $2, r.sort, r.kind, r.text, r.perspective, r."intervenedRhkId", r."goalId", r."squadId",
              r."assignmentId", r.proposed, r.indicators, r."actionItems"
         from jsonb_to_recordset($3::jsonb) as r("rhkId" uuid, sort int, kind text, text text, perspective text,
              "intervenedRhkId" uuid, "goalId" uuid, "squadId" uuid, "assignmentId" uuid, proposed boolean,
              indicators jsonb, "actionItems" jsonb)
       on conflict (revision_id, rhk_id) do update set sort = excluded.sort, kind = excluded.kind, text = excluded.text,
         perspective = excluded.perspective, intervened_rhk_id = excluded.intervened_rhk_id, goal_id = excluded.goal_id,
         squad_id = excluded.squad_id, assignment_id = excluded.assignment_id, proposed = excluded.proposed,
         indicators = excluded.indicators, action_items = excluded.action_items`,
      [revisionId, agencyId, JSON.stringify(rows.map((row, sort) => ({ ...row, sort })))],
    );
  }

  /** What verbs change of versions: their state and who decides or decided, all in one statement. */
  readonly markRevisions = marking<RevisionRow>('update skp_revision', {
    status: 'text',
    submittedAt: 'timestamptz',
    dueOn: 'date',
    assessorUnitId: 'uuid',
    assessorEmployeeId: 'uuid',
    decidedAt: 'timestamptz',
    decidedBy: 'uuid',
    decidedVia: 'text',
  });

  /** What was in force gives way to the version that is approved now. */
  async supersede(tx: Sql, skpIds: readonly string[]): Promise<void> {
    await tx.query(
      `update skp_revision set status = 'superseded' where skp_id = any($1::uuid[]) and status = 'approved'`,
      [skpIds],
    );
  }

  /** With the agreement on a version, what a squad proposed in it is part of the SKP. */
  async agreeProposals(tx: Sql, revisionId: string): Promise<void> {
    await tx.query('update rhk_snapshot set proposed = false where revision_id = $1', [revisionId]);
  }

  /** An SKP agreed ahead of its period starts with the period; see SkpStartJob. */
  async startIfBegun(tx: Sql, skpId: string, today: string): Promise<void> {
    await tx.query(
      `update skp set status = $3 where id = $1 and status = any($4) and starts_on <= $2::date`,
      [skpId, today, SKP_LIFECYCLE.start.to, SKP_LIFECYCLE.start.from],
    );
  }

  /** The same for all agencies, each in its own day. */
  async followDate(sql: Sql, now: Date): Promise<void> {
    // Started by a clock that was ahead: its first day has not come.
    await sql.query(
      `update skp s set status = 'planning', version = s.version + 1
         from agency a
        where a.id = s.agency_id and s.status = $2 and s.starts_on > ($1::timestamptz at time zone a.time_zone)::date`,
      [now, SKP_LIFECYCLE.start.to],
    );
    await sql.query(
      `update skp s set status = $2, version = s.version + 1
         from agency a
        where a.id = s.agency_id and s.status = any($3) and s.starts_on <= ($1::timestamptz at time zone a.time_zone)::date
          and exists (select 1 from skp_revision r where r.skp_id = s.id and r.status = 'approved')`,
      [now, SKP_LIFECYCLE.start.to, SKP_LIFECYCLE.start.from],
    );
  }

  /** The parts of a version beside its RHK; null leaves one as it is. */
  async writeParts(
    tx: Sql,
    revisionId: string,
    { behaviour, attachments }: { behaviour: unknown; attachments: unknown },
  ): Promise<void> {
    await tx.query(
      'update skp_revision set behaviour = coalesce($2, behaviour), attachments = coalesce($3, attachments) where id = $1',
      [
        revisionId,
        behaviour && JSON.stringify(behaviour),
        attachments && JSON.stringify(attachments),
      ],
    );
  }

  /** In a version, an RHK supports the one of a head that carries its goal. */
  async support(
    tx: Sql,
    revisionId: string,
    rhkId: string,
    intervenedRhkId: string,
  ): Promise<void> {
    await tx.query(
      'update rhk_snapshot set intervened_rhk_id = $3 where revision_id = $1 and rhk_id = $2',
      [revisionId, rhkId, intervenedRhkId],
    );
  }

  /** Every write counts the lock counter up. */
  async touch(tx: Sql, ...skpIds: string[]): Promise<void> {
    await tx.query('update skp set version = version + 1 where id = any($1::uuid[])', [skpIds]);
  }
}

/** A snapshot as the rules read it. */
export function rhkOf(row: SnapshotRow): Rhk {
  return {
    id: row.rhkId,
    kind: row.kind,
    text: row.text,
    intervenedRhkId: row.intervenedRhkId,
    goalId: row.goalId,
    squadId: row.squadId,
    perspective: isPerspective(row.perspective) ? row.perspective : null,
    indicators: row.indicators,
    actionItems: row.actionItems,
  };
}

/** A whole version as the rules read it. */
export function contentOf(
  format: SkpFormat,
  revision: Pick<RevisionRow, 'behaviour'>,
  rows: readonly SnapshotRow[],
): SkpContent {
  return {
    format,
    rhk: rows.map(rhkOf),
    behaviour: Object.entries(revision.behaviour).flatMap(([value, text]) =>
      isBerakhlakValue(value) ? [{ value, text }] : [],
    ),
  };
}
