import { Injectable } from '@nestjs/common';
import { GoalLinks } from '../goals/goal-links.js';
import { type GoalChainLink, GoalsService } from '../goals/goals.service.js';
import type { Sql } from '../../platform/database/sql.js';
import { ActionItemStore } from './action-item.store.js';
import type { DialogueRow } from './dialogue.service.js';
import { slotOf } from './domain/action-items.js';
import { isPerspective } from './domain/content-checks.js';
import type { IntervenedRhkDto, RhkDto, SkpActionItemDto } from './skp.dto.js';
import {
  type ActionItemRow,
  INTERVENED_SQL,
  type SkpRow,
  type SnapshotRow,
} from './skp.queries.js';

interface Surroundings {
  intervened: Map<string, IntervenedRhkDto & { goalId: string | null }>;
  chains: Map<string, GoalChainLink[]>;
  squadNames: Map<string, string>;
  items: Map<string, ActionItemRow>;
}

export interface RhkViewOptions {
  skp: SkpRow;
  isOwner: boolean;
  dialogue: readonly DialogueRow[];
}

/** RHK with what stands around them, in a fixed number of statements. */
@Injectable()
export class RhkViewService {
  constructor(
    private readonly items: ActionItemStore,
    private readonly goals: GoalsService,
    private readonly links: GoalLinks,
  ) {}

  async present(
    sql: Sql,
    rows: readonly SnapshotRow[],
    options: RhkViewOptions,
  ): Promise<Map<string, RhkDto[]>> {
    const around = await this.surroundings(sql, rows, options.skp);
    const byRevision = new Map<string, RhkDto[]>();
    for (const row of rows) {
      const list = byRevision.get(row.revisionId) ?? [];
      list.push(toDto(row, around, options));
      byRevision.set(row.revisionId, list);
    }
    return byRevision;
  }

  private async surroundings(
    sql: Sql,
    rows: readonly SnapshotRow[],
    skp: SkpRow,
  ): Promise<Surroundings> {
    const { agencyId } = skp;
    const upIds = rows.flatMap((row) => row.intervenedRhkId ?? []);
    const up =
      upIds.length === 0
        ? []
        : await sql.query<IntervenedRhkDto & { goalId: string | null }>(INTERVENED_SQL, [
            agencyId,
            upIds,
          ]);
    const intervened = new Map(up.map((row) => [row.rhkId, row]));
    const goalIds = [...rows, ...up].flatMap((row) => row.goalId ?? []);
    const chains = await this.goals.chains(sql, agencyId, [...new Set(goalIds)]);
    const squadIds = [...new Set(rows.flatMap((row) => row.squadId ?? []))];
    const squadNames = await this.links.squadNames(sql, agencyId, squadIds);
    const items = await this.items.ofSkp(sql, skp.id);
    return { intervened, chains, squadNames, items: new Map(items.map((i) => [i.id, i])) };
  }
}

function toDto(row: SnapshotRow, around: Surroundings, options: RhkViewOptions): RhkDto {
  const up = row.intervenedRhkId ? around.intervened.get(row.intervenedRhkId) : undefined;
  // The RHK's own goal stands before the superior's.
  const goalId = row.goalId ?? up?.goalId ?? null;
  return {
    id: row.rhkId,
    kind: row.kind,
    intervenedRhkId: row.intervenedRhkId,
    goalId: row.goalId,
    squadId: row.squadId,
    text: row.text,
    perspective: isPerspective(row.perspective) ? row.perspective : null,
    indicators: row.indicators.map((indicator) => ({
      aspect: indicator.aspect ?? null,
      text: indicator.text,
      target: indicator.target ?? null,
      unit: indicator.unit ?? null,
    })),
    actionItems: row.actionItems.map((item): SkpActionItemDto => {
      const slot = slotOf(item.period, options.skp);
      const live = around.items.get(item.id);
      return {
        id: item.id,
        period: item.period,
        text: item.text,
        target: item.target ?? null,
        unit: item.unit ?? null,
        context: {
          from: live?.from ?? slot?.from ?? options.skp.from,
          until: live?.until ?? slot?.until ?? options.skp.until,
          report: live ? reportOf(live, options.isOwner) : null,
        },
      };
    }),
    context: {
      proposed: row.proposed,
      intervened: up ? { rhkId: up.rhkId, text: up.text, ownerName: up.ownerName } : null,
      chain: goalId ? (around.chains.get(goalId) ?? []) : [],
      squadName: row.squadId ? (around.squadNames.get(row.squadId) ?? null) : null,
      comments: options.dialogue.filter((entry) => entry.rhkId === row.rhkId).length,
    },
  };
}

/** A report as its owner or a reader sees it. */
export function reportOf(row: ActionItemRow, isOwner: boolean) {
  return {
    status: row.reportStatus,
    text: row.reportText,
    realised: row.realised,
    reportedAt: row.reportedAt?.toISOString() ?? null,
    version: row.version,
    allowedActions: isOwner && row.reportStatus === 'open' ? ['report', 'submit'] : [],
  };
}
