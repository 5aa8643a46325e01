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
    return fileOf(actor, await this.squads.findHeaded(sql, actor.agencyId, squadId));
  }

  /** The same under the squad's row lock: every verb of a round takes it first. */
  async lock(tx: Tx, actor: Actor, squadId: string): Promise<SquadFile> {
    return fileOf(actor, await this.squads.lockHeaded(tx, actor.agencyId, squadId));
  }
}

function fileOf(actor: Actor, squad: HeadedSquad | null): SquadFile {
  if (!squad) throw notFound('Tim');
  const standing: ResultStanding = {
    isOwner: isHeadOf(actor, squad.ownerUnitId),
    isLeader: squad.leaderEmployeeId !== null && squad.leaderEmployeeId === actor.employeeId,
    oversees:
      hasGrant(actor, 'agency_admin', 'executive', 'auditor') ||
      squad.ownerUnitPath.some((unitId) => isHeadOf(actor, unitId)),
  };
  if (squad.status === 'draft' && !Object.values(standing).some(Boolean)) throw notFound('Tim');
  return { ...squad, standing };
}
