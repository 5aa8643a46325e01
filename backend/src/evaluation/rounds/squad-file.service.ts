import { Injectable } from '@nestjs/common';
import { type Actor, hasGrant, isHeadOf } from '../../kernel/actor.js';
import type { Tx } from '../../platform/database/database.js';
import type { Sql } from '../../platform/database/sql.js';
import { notFound } from '../../platform/errors/problem.js';
import { type HeadedSquad, SquadsService } from '../../teams/squads/squads.service.js';
import type { ResultStanding } from './domain/policy.js';

/** A squad with the unit that owns its performance, and what the actor is to it. */
export interface SquadFile extends HeadedSquad {
  standing: ResultStanding;
}

/** Opens a squad for evaluation. */
@Injectable()
export class SquadFiles {
  constructor(private readonly squads: SquadsService) {}

  async open(sql: Sql, actor: Actor, squadId: string): Promise<SquadFile> {
    const squad = await this.squads.findHeaded(sql, actor.agencyId, squadId);
    return required(squad && fileOf(actor, squad));
  }

  /** The same under the squad's row lock: every verb of a round takes it first. */
  async lock(tx: Tx, actor: Actor, squadId: string): Promise<SquadFile> {
    const [squad] = await this.lockAmong(tx, actor, [squadId]);
    return required(squad);
  }

  /** Those of the squads that the actor may know of, under their row locks. */
  async lockAmong(tx: Tx, actor: Actor, ids: readonly string[]): Promise<SquadFile[]> {
    const squads = await this.squads.lockHeaded(tx, actor.agencyId, ids);
    return squads.flatMap((squad) => fileOf(actor, squad) ?? []);
  }
}

function required(squad: SquadFile | null | undefined): SquadFile {
  if (!squad) throw notFound('Tim');
  return squad;
}

/** Null for a draft of others. */
function fileOf(actor: Actor, squad: HeadedSquad): SquadFile | null {
  const standing: ResultStanding = {
    isOwner: isHeadOf(actor, squad.ownerUnitId),
    isLeader: squad.leaderEmployeeId !== null && squad.leaderEmployeeId === actor.employeeId,
    oversees:
      hasGrant(actor, 'agency_admin', 'executive', 'auditor') ||
      squad.ownerUnitPath.some((unitId) => isHeadOf(actor, unitId)),
  };
  const isHidden = squad.status === 'draft' && !Object.values(standing).some(Boolean);
  return isHidden ? null : { ...squad, standing };
}
