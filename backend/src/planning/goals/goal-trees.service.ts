import { Injectable, type OnModuleInit } from '@nestjs/common';
import { acrossAgencies } from '../../platform/database/agency-scope.js';
import { Database } from '../../platform/database/database.js';
import { type Forms, PackedList } from '../../platform/http/packed-list.js';
import { Outbox } from '../../platform/outbox/outbox.service.js';
import { SharedRuns } from '../../platform/shared-runs.js';
import { type CarriersOfNodes, carriersOfNodes } from './domain/carriers.js';
import { nodesBelowUnits } from './domain/policy.js';
import type { GoalGapCountsDto, GoalNodeDto } from './goal.dto.js';
import { FOLD_CHANGES_SQL, type GoalRow, STATE_SQL, TREE_SQL } from './goal.queries.js';
import { GoalLinks } from './goal-links.js';
import { nodeOf } from './goal-node.js';

const QUEUE = 'goals.fold-changes';
const EVERY_TEN_MINUTES = '*/10 * * * *';

/** Trees; the largest expected (2,000 nodes, 15,000 people) holds 2.6 MB of JSON and its nodes as objects. */
const KEPT = 16;

/** A node as one kind of reader sees it: whether they may edit it, and whether they carry it. */
export type NodeForm = 'readable' | 'editable' | 'readableMine' | 'editableMine';

/** One agency's tree of one year in one state of the database: the same for all who read it but for `mine` and rights. */
export interface KeptTree {
  readonly state: string;
  readonly gaps: GoalGapCountsDto;
  /** How many nodes. */
  readonly size: number;
  /** The nodes in the order of the tree, serialised for readers who may edit none of them and carry none. */
  readonly readable: PackedList<NodeForm>;
  /** For who edits all of them. */
  readonly editable: PackedList<NodeForm>;
  /** The nodes, by their index, that each person carries. */
  readonly mine: CarriersOfNodes['mine'];
  /** The nodes, by their index, that the head of this unit may edit. */
  below(unitId: string): readonly number[];
}

/**
 * Computed trees, each as exact as if it had been read now: before one is used again, the database is asked whether anything
 * that shows in it or counts for it has changed since (docs/decisions/0016). Not inside a transaction: it sees what is
 * committed.
 */
@Injectable()
export class GoalTrees implements OnModuleInit {
  /** The one used last stands last. */
  private readonly kept = new Map<string, KeptTree>();
  private readonly runs = new SharedRuns<KeptTree>();

  constructor(
    private readonly database: Database,
    private readonly links: GoalLinks,
    private readonly outbox: Outbox,
  ) {}

  onModuleInit(): void {
    this.outbox.handle(QUEUE, () => this.fold(), EVERY_TEN_MINUTES);
  }

  async find(agencyId: string, year: number): Promise<KeptTree> {
    const key = `${agencyId} ${year}`;
    const known = this.kept.get(key);
    if (known && known.state === (await this.state(agencyId))) return this.keep(key, known);
    return this.runs.run(key, () => this.renewed(key, agencyId, year));
  }

  /** Folds the many rows of an agency into one with the same sum. */
  async fold(): Promise<void> {
    await acrossAgencies('jobs of all agencies', () => this.database.query(FOLD_CHANGES_SQL));
  }

  private async renewed(key: string, agencyId: string, year: number): Promise<KeptTree> {
    // Read before the tree: a change meanwhile makes the tree newer than its state says, never older.
    const state = await this.state(agencyId);
    const known = this.kept.get(key);
    return this.keep(
      key,
      known?.state === state ? known : await this.compute(state, agencyId, year),
    );
  }

  private async state(agencyId: string): Promise<string> {
    const found = await this.database.one<{ state: string }>(STATE_SQL, [agencyId]);
    if (!found) throw new Error('a sum is always one row');
    return found.state;
  }

  private keep(key: string, tree: KeptTree): KeptTree {
    this.kept.delete(key);
    // Years without goals are not kept: anyone may ask for any year, and finding them empty again costs nothing.
    if (tree.size > 0) this.kept.set(key, tree);
    const [oldest] = this.kept.keys();
    if (this.kept.size > KEPT && oldest !== undefined) this.kept.delete(oldest);
    return tree;
  }

  private async compute(state: string, agencyId: string, year: number): Promise<KeptTree> {
    const rows = await this.database.query<GoalRow>(TREE_SQL, [agencyId, year]);
    const direct = await this.links.carriersOfYear(this.database, agencyId, year);
    const names = await this.links.squadNames(
      this.database,
      agencyId,
      rows.flatMap((row) => row.pengampuSquadId ?? []),
    );
    const { counts, mine } = carriersOfNodes(rows, direct);
    const nodesFor = (isEditable: boolean): GoalNodeDto[] =>
      rows.map((row) =>
        nodeOf(row, { names, count: counts.get(row.id) ?? 0, isMine: false, isEditable }),
      );
    const [readable, editable] = [nodesFor(false), nodesFor(true)];
    const forms: Forms<NodeForm> = {
      readable: (index) => readable[index],
      editable: (index) => editable[index],
      readableMine: (index) => ({ ...readable[index], mine: true }),
      editableMine: (index) => ({ ...editable[index], mine: true }),
    };
    const gaps = { indicator: 0, pengampu: 0, rhk: 0 };
    for (const gap of readable.flatMap((node) => node.gaps)) gaps[gap] += 1;
    const head = `{"year":${year},"items":[`;
    return {
      state,
      gaps,
      size: rows.length,
      readable: await PackedList.pack(head, readable, forms),
      editable: await PackedList.pack(head, editable, forms),
      mine,
      below: remembered((unitId) => nodesBelowUnits(rows, [unitId])),
    };
  }
}

/** Computed once for each year that is requested. */
function remembered<T>(find: (key: string) => T): (key: string) => T {
  const known = new Map<string, T>();
  return (key) => {
    const found = known.get(key) ?? find(key);
    known.set(key, found);
    return found;
  };
}
