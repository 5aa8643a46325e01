import { Injectable } from '@nestjs/common';
import type { Actor } from '../../kernel/actor.js';
import { AuditService } from '../../workflow/events/audit.service.js';
import { Clock } from '../../platform/clock/clock.js';
import { Database, type Tx } from '../../platform/database/database.js';
import { isRefusal, notFound, type Refusal } from '../../platform/errors/problem.js';
import { NotificationService } from '../../workflow/events/notification.service.js';
import type { ActivityDto } from './activity.dto.js';
import { contentOf } from './activity-history.js';
import type { ActivityRow } from './activity.queries.js';
import { type AskedDecision, decided } from './activity-verdict.js';
import { ActivityViewService, shorten } from './activity-view.service.js';
import { lockActivities, markDecided } from './activity-writes.queries.js';
import { SquadsService } from '../../teams/squads/squads.service.js';

/** A decision that stands, or why there is none. */
export type Verdict =
  | { readonly asked: AskedDecision; readonly row: ActivityRow; readonly refusal: null }
  | { readonly asked: AskedDecision; readonly row: null; readonly refusal: Refusal };

/** Deciding, on one activity or on a hundred, by the same handful of statements. */
@Injectable()
export class ActivityDecisionService {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly views: ActivityViewService,
    private readonly squads: SquadsService,
    private readonly audit: AuditService,
    private readonly notifications: NotificationService,
  ) {}

  /** @throws what the verdict says, when it is a refusal */
  decide(actor: Actor, asked: AskedDecision): Promise<ActivityDto> {
    return this.database.transaction(async (tx) => {
      const [verdict] = await this.settle(tx, actor, [asked]);
      if (!verdict) throw notFound('Aktivitas');
      if (verdict.refusal) throw verdict.refusal;
      return this.views.one(tx, actor, await this.views.factsOf(tx, actor.agencyId, verdict.row));
    });
  }

  /** All in one transaction, each with its own verdict; `answer` is what the transaction answers. */
  decideAll<T>(
    actor: Actor,
    asked: readonly AskedDecision[],
    answer: (verdicts: readonly Verdict[]) => T,
  ): Promise<T> {
    return this.database.transaction(async (tx) => answer(await this.settle(tx, actor, asked)));
  }

  private async settle(tx: Tx, actor: Actor, asked: readonly AskedDecision[]): Promise<Verdict[]> {
    const ids = asked.map(({ id }) => id);
    const rows = new Map<string, ActivityRow>(
      (await lockActivities(tx, actor.agencyId, ids)).map((row) => [row.id, row]),
    );
    const squadIds = new Set([...rows.values()].flatMap(({ squadId }) => squadId ?? []));
    const squads = await this.squads.findMany(tx, actor.agencyId, [...squadIds]);
    const now = this.clock.now();
    const verdicts = asked.map((one): Verdict => {
      const row = rows.get(one.id.toLowerCase());
      try {
        const after = decided(actor, row, squads.get(row?.squadId ?? '') ?? null, one, now);
        // Named twice, it is decided once.
        rows.set(after.id, after);
        return { asked: one, row: after, refusal: null };
      } catch (error) {
        if (!isRefusal(error)) throw error;
        return { asked: one, row: null, refusal: error };
      }
    });
    await this.write(tx, actor, verdicts);
    return verdicts;
  }

  private async write(tx: Tx, actor: Actor, verdicts: readonly Verdict[]): Promise<void> {
    const standing = verdicts.filter((verdict) => verdict.row !== null);
    await Promise.all([
      markDecided(
        tx,
        actor.agencyId,
        standing.map(({ row }) => row),
      ),
      this.audit.record(
        tx,
        actor,
        ...standing.map(({ asked: { decision }, row }) => ({
          action: `activity.${decision}`,
          entity: 'activity',
          entityId: row.id,
          via: row.decidedVia,
          detail: {
            note: row.decisionNote,
            ...(decision === 'return' ? { content: contentOf(row) } : {}),
          },
        })),
      ),
    ]);
    // What asks the member for something is told; a validated activity asks for nothing.
    await this.notifications.notify(
      tx,
      ...standing
        .filter(({ asked }) => asked.decision !== 'validate')
        .map(({ asked: { decision }, row }) => ({
          agencyId: actor.agencyId,
          employeeIds: [row.employeeId],
          kind: `activity.${decision}`,
          title: `Aktivitas ${decision === 'return' ? 'dikembalikan' : 'ditolak'}: ${row.name ?? shorten(row.description)}`,
          body: `${actor.name}: ${row.decisionNote ?? ''}`,
          link: `/aktivitas/${row.id}`,
          entity: 'activity',
          entityId: row.id,
        })),
    );
  }
}
