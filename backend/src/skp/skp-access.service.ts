import { Injectable } from '@nestjs/common';
import {
  type Actor,
  fillsSeat,
  hasGrant,
  headedUnitIds,
  type HeadedUnit,
  type Seat,
} from '../kernel/domain/actor.js';
import type { Sql } from '../shared/database/sql.js';
import { notFound } from '../shared/errors/problem.js';
import { openRevision, revisionInForce } from './domain/lifecycle.js';
import { type RevisionRow, SKP_COLUMNS, type SkpRow } from './skp.queries.js';

/** An SKP with whose it is and in what capacity the actor meets it. */
export interface SkpHeader extends SkpRow {
  name: string | null;
  nip: string | null;
  rank: string | null;
  positionName: string | null;
  unitId: string | null;
  unitName: string | null;
  /** The seat of the PjPK as it resolves today; a submitted version has its own, frozen. */
  assessorUnitId: string | null;
  assessorEmployeeId: string | null;
  /** The actor leads a squad that one of the RHK belongs to. */
  leads: boolean;
  /** The actor heads a unit above. */
  superior: boolean;
  readable: boolean;
}

/** `$1` agency, `$2` me, `$3` headed units, `$4` squads that I lead, `$5` reads all. */
export const ACCESS_JOINS = `
  left join employee_directory d on d.employee_id = s.employee_id
  left join unit hu on hu.id = d.unit_id`;

const LEADS = `exists (select 1 from rhk_snapshot n join skp_revision r on r.id = n.revision_id
                        where r.skp_id = s.id and n.squad_id = any($4::uuid[]))`;

export const ASSESSED_BY_ME = `
  (s.employee_id is distinct from $2 and (d.assessor_employee_id = $2
    or (d.assessor_employee_id is null and d.assessor_unit_id = any($3::uuid[]))
    or exists (select 1 from skp_revision r where r.skp_id = s.id and r.status = 'submitted'
                  and (r.assessor_employee_id = $2
                    or (r.assessor_employee_id is null and r.assessor_unit_id = any($3::uuid[]))))))`;

export const READABLE = `
  (s.employee_id = $2 or $5::boolean or hu.path && $3::uuid[] or ${ASSESSED_BY_ME} or ${LEADS})`;

export const accessParams = (actor: Actor): unknown[] => [
  actor.agencyId,
  actor.employeeId,
  headedUnitIds(actor),
  actor.leads.map((squad) => squad.squadId),
  hasGrant(actor, 'agency_admin', 'auditor'),
];

/** Who may see an SKP: the owner, the PjPK, the heads above, a leader of its squads, admin and auditor. */
@Injectable()
export class SkpAccess {
  /** @throws 404 also for an SKP that the actor may not know of */
  async header(sql: Sql, actor: Actor, skpId: string): Promise<SkpHeader> {
    const [row] = await sql.query<SkpHeader>(
      `select ${SKP_COLUMNS}, d.display_name as name, d.nip, d.rank, d.position_name as "positionName",
              d.unit_id as "unitId", d.unit_name as "unitName", d.assessor_unit_id as "assessorUnitId",
              d.assessor_employee_id as "assessorEmployeeId", ${LEADS} as leads,
              coalesce(hu.path && $3::uuid[], false) as superior, coalesce(${READABLE}, false) as readable
         from skp s ${ACCESS_JOINS}
        where s.agency_id = $1 and s.id = $6`,
      [...accessParams(actor), skpId],
    );
    if (!row?.readable) throw notFound('SKP');
    return row;
  }
}

/** The seat that owes or owed the decision: frozen when submitted, else as it resolves today. */
export function seatOf(
  header: Pick<SkpHeader, 'assessorUnitId' | 'assessorEmployeeId'>,
  revision: RevisionRow | null,
): Seat {
  const frozen = revision?.assessorUnitId ?? revision?.assessorEmployeeId ?? null;
  return revision && frozen !== null && revision.status !== 'draft'
    ? { unitId: revision.assessorUnitId, employeeId: revision.assessorEmployeeId }
    : { unitId: header.assessorUnitId, employeeId: header.assessorEmployeeId };
}

/** The version that people look at: the open one, else the one in force. */
export const shownRevision = (revisions: readonly RevisionRow[]): RevisionRow | null =>
  openRevision(revisions) ?? revisionInForce(revisions);

/** How the actor sits on the PjPK's seat, or null. Nobody assesses the own SKP. */
export function assessorRole(
  actor: Actor,
  header: Pick<SkpHeader, 'employeeId' | 'assessorUnitId' | 'assessorEmployeeId'>,
  revision: RevisionRow | null,
): HeadedUnit | 'self' | null {
  if (actor.employeeId === header.employeeId) return null;
  return fillsSeat(actor, seatOf(header, revision));
}
