import { Injectable } from '@nestjs/common';
import {
  type Actor,
  fillsSeat,
  hasGrant,
  headedUnitIds,
  type HeadedUnit,
  type Seat,
} from '../../kernel/actor.js';
import type { Sql } from '../../platform/database/sql.js';
import { notFound } from '../../platform/errors/problem.js';
import { openRevision, revisionInForce } from './domain/lifecycle.js';
import type { SkpActor } from './domain/policy.js';
import { type RevisionRow, SKP_COLUMNS, SKP_UNTIL, type SkpRow } from './skp.queries.js';
import { seatIsMine } from '../../workflow/turns/seat-sql.js';

/** An SKP with whose it is and in what capacity the actor meets it. */
export interface SkpHeader extends SkpRow {
  name: string | null;
  nip: string | null;
  rank: string | null;
  positionName: string | null;
  unitId: string | null;
  unitName: string | null;
  /** The seat of the PjPK: as it resolves today while the post is held, then as it was; a submitted version has its own. */
  assessorUnitId: string | null;
  assessorEmployeeId: string | null;
  /** The actor leads a squad that one of the RHK belongs to. */
  leads: boolean;
  /** The actor heads the unit of the post or one above. */
  superior: boolean;
  readable: boolean;
}

/**
 * `$1` agency, `$2` me, `$3` headed units, `$4` squads that I lead, `$5` reads all. `h` is the post of the SKP and `hu` its
 * unit, `d` who the person is today and `du` where.
 */
export const ACCESS_JOINS = `
  join position_holding h on h.id = s.holding_id
  join unit hu on hu.id = h.unit_id
  left join known_employee d on d.employee_id = s.employee_id
  left join unit du on du.id = d.unit_id`;

/** The PjPK's seat stays with the post: an SKP is still decided there after its owner has moved on. */
const SEAT_UNIT =
  'case when d.holding_id = h.id then d.assessor_unit_id else h.assessor_unit_id end';
const SEAT_EMPLOYEE =
  'case when d.holding_id = h.id then d.assessor_employee_id else h.assessor_employee_id end';

/** Whose SKP it is and in which post; also of somebody who has left. */
export const PERSON_COLUMNS = `
  coalesce(d.display_name, (select p.name from employment m join person p on p.id = m.person_id where m.id = s.employee_id)) as name,
  h.position_name as "positionName", hu.id as "unitId",
  coalesce((select v.name from unit_version v where v.unit_id = hu.id and v.starts_on <= ${SKP_UNTIL}
             and (v.ends_on is null or v.ends_on >= ${SKP_UNTIL})), hu.name) as "unitName",
  ${SEAT_UNIT} as "assessorUnitId", ${SEAT_EMPLOYEE} as "assessorEmployeeId"`;

const LEADS = `exists (select 1 from rhk_snapshot n join skp_revision r on r.id = n.revision_id
                        where r.skp_id = s.id and n.squad_id = any($4::uuid[]))`;

export const ASSESSED_BY_ME = `
  (s.employee_id is distinct from $2 and (${seatIsMine(SEAT_UNIT, SEAT_EMPLOYEE)}
    or exists (select 1 from skp_revision r where r.skp_id = s.id and r.status = 'submitted'
                  and ${seatIsMine('r.assessor_unit_id', 'r.assessor_employee_id')})))`;

/** The PjPK of today reads what the person did in former posts of the agency too. */
const ASSESSED_TODAY = `
  (s.employee_id is distinct from $2 and ${seatIsMine('d.assessor_unit_id', 'd.assessor_employee_id')})`;

export const READABLE = `
  (s.employee_id = $2 or $5::boolean or hu.path && $3::uuid[] or du.path && $3::uuid[] or ${ASSESSED_BY_ME}
    or ${ASSESSED_TODAY} or ${LEADS})`;

export const accessParams = (actor: Actor): unknown[] => [
  actor.agencyId,
  actor.employeeId,
  headedUnitIds(actor),
  actor.leads.map((squad) => squad.squadId),
  hasGrant(actor, 'agency_admin', 'auditor'),
];

/** Who may see an SKP: the owner, the PjPK of the post and the present one, the heads above both, a leader of its squads, admin and auditor. */
@Injectable()
export class SkpAccess {
  /** @throws 404 also for an SKP that the actor may not know of */
  async header(sql: Sql, actor: Actor, skpId: string): Promise<SkpHeader> {
    const row = await this.find(sql, actor, skpId);
    if (!row?.readable) throw notFound('SKP');
    return row;
  }

  /** As `readable` tells, also where the actor may not know of it. */
  async find(sql: Sql, actor: Actor, skpId: string): Promise<SkpHeader | null> {
    const [row] = await sql.query<SkpHeader>(
      `select ${SKP_COLUMNS}, ${PERSON_COLUMNS}, d.nip, d.rank, ${LEADS} as leads,
              coalesce(hu.path && $3::uuid[], false) as superior, coalesce(${READABLE}, false) as readable
         from skp s ${ACCESS_JOINS}
        where s.agency_id = $1 and s.id = $6`,
      [...accessParams(actor), skpId],
    );
    return row ?? null;
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

/** How the actor sits on the PjPK's seat, or null. Nobody assesses their own SKP. */
export function assessorRole(
  actor: Actor,
  header: Pick<SkpHeader, 'employeeId' | 'assessorUnitId' | 'assessorEmployeeId'>,
  revision: RevisionRow | null,
): HeadedUnit | 'self' | null {
  if (actor.employeeId === header.employeeId) return null;
  return fillsSeat(actor, seatOf(header, revision));
}

/** What the actor is to the SKP, while this version is open. */
export const standing = (
  actor: Actor,
  header: Pick<SkpHeader, 'employeeId' | 'assessorUnitId' | 'assessorEmployeeId'>,
  revision: RevisionRow | null,
): SkpActor => ({
  isOwner: actor.employeeId === header.employeeId,
  isAssessor: assessorRole(actor, header, revision) !== null,
});
