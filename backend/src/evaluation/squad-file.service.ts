import { Injectable } from '@nestjs/common';
import { type Actor, hasGrant, isHeadOf } from '../kernel/domain/actor.js';
import type { Tx } from '../shared/database/database.js';
import type { Sql } from '../shared/database/sql.js';
import { notFound } from '../shared/errors/problem.js';
import { type SquadFacts, SquadsService } from '../squads/squads.service.js';
import type { ResultStanding } from './domain/policy.js';

/** A squad with the unit that owns its performance, and what the actor is to it. */
export interface SquadFile extends SquadFacts {
  ownerUnitName: string;
  standing: ResultStanding;
}

/** Opens a squad for evaluation. */
@Injectable()
export class SquadFiles {
  constructor(private readonly squads: SquadsService) {}

  async open(sql: Sql, actor: Actor, squadId: string): Promise<SquadFile> {
    return this.fileOf(sql, actor, await this.squads.find(sql, actor.agencyId, squadId));
  }

  /** The same under the squad's row lock: every verb of a round takes it first. */
  async lock(tx: Tx, actor: Actor, squadId: string): Promise<SquadFile> {
    return this.fileOf(tx, actor, await this.squads.lock(tx, actor.agencyId, squadId));
  }

  private async fileOf(sql: Sql, actor: Actor, squad: SquadFacts | null): Promise<SquadFile> {
    if (!squad) throw notFound('Tim');
    const [owner] = await sql.query<{ name: string; path: string[] }>(
      'select name, path from unit where id = $1',
      [squad.ownerUnitId],
    );
    const standing: ResultStanding = {
      isOwner: isHeadOf(actor, squad.ownerUnitId),
      isLeader: squad.leaderEmployeeId !== null && squad.leaderEmployeeId === actor.employeeId,
      oversees:
        hasGrant(actor, 'agency_admin', 'executive', 'auditor') ||
        (owner?.path ?? []).some((unitId) => isHeadOf(actor, unitId)),
    };
    if (squad.status === 'draft' && !Object.values(standing).some(Boolean)) throw notFound('Tim');
    return { ...squad, ownerUnitName: owner?.name ?? '', standing };
  }
}
