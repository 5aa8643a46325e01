import { Injectable } from '@nestjs/common';
import type { Actor } from '../../kernel/actor.js';
import { cleanNote } from '../../kernel/lifecycle.js';
import { Clock } from '../../platform/clock/clock.js';
import { Database, type Tx } from '../../platform/database/database.js';
import {
  invalidField,
  isRefusal,
  notFound,
  type Refusal,
  staleVersion,
} from '../../platform/errors/problem.js';
import { AuditService } from '../events/audit.service.js';
import { NotificationService } from '../events/notification.service.js';
import { permit } from './permit.js';
import type { Asked, Case, Decided, Opened, Verb, VerbTypes } from './verb.js';

/** A decision that stands, or why there is none. */
type Verdict<T extends VerbTypes> =
  | { readonly decided: Decided<T>; readonly refusal: null }
  | { readonly decided: null; readonly refusal: Refusal };

/** As it arrives from outside: the verb is a word that nobody has checked yet. */
export type AskedFreely<T extends VerbTypes> = Omit<Asked<T>, 'action'> & {
  readonly action: string;
};

/** Performs verbs: one transaction each, for one row or a hundred by the same handful of statements. */
@Injectable()
export class VerbRunner {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly audit: AuditService,
    private readonly notifications: NotificationService,
  ) {}

  /**
   * One row. What the transaction answers is kept under the request's key.
   * @throws 404 unreadable, 409 `stale_version`, 403 by the policy, 409 by the lifecycle, 400 without a reason, and what the definition refuses
   */
  run<T extends VerbTypes>(verb: Verb<T>, actor: Actor, asked: Asked<T>): Promise<T['answer']> {
    return this.database.transaction(async (tx) => {
      const [verdict] = await this.judge(tx, verb, actor, [asked]);
      if (!verdict?.decided) throw verdict?.refusal ?? notFound(verb.entity.word);
      const { decided } = verdict;
      const written = this.write(tx, verb, actor, [decided]);
      // Statements run in the order asked: without an aftermath the answer is read in the same trip as the write.
      if (hasAftermath(verb, asked.action)) await written;
      const [answer] = await Promise.all([verb.view(tx, decided), written]);
      return answer;
    });
  }

  /**
   * Many rows in one transaction, each with its own verdict: a refused row does not hold back the others.
   * @param answer gets null or the refusal of each, in order; what it makes of them the transaction keeps as its answer
   */
  runAll<T extends VerbTypes, Answer>(
    verb: Verb<T>,
    actor: Actor,
    asked: readonly AskedFreely<T>[],
    answer: (refusals: readonly (Refusal | null)[]) => Answer,
  ): Promise<Answer> {
    return this.database.transaction(async (tx) => {
      const verdicts = await this.judge(tx, verb, actor, asked);
      await this.write(
        tx,
        verb,
        actor,
        verdicts.flatMap(({ decided }) => decided ?? []),
      );
      return answer(verdicts.map(({ refusal }) => refusal));
    });
  }

  private async judge<T extends VerbTypes>(
    tx: Tx,
    verb: Verb<T>,
    actor: Actor,
    asked: readonly AskedFreely<T>[],
  ): Promise<Verdict<T>[]> {
    const { entity } = verb;
    const known = asked.filter(({ action }) => isOf(verb, action));
    const locked = await entity.lock(
      tx,
      actor,
      known.map(({ id }) => id),
    );
    const rows = new Map<string, T['row']>(locked.map((row) => [row.id, row]));
    const aroundOf = await entity.around(tx, actor, locked);
    const now = this.clock.now();
    const open = ({ id, action, note, version, input }: AskedFreely<T>): Opened<T> => {
      if (!isOf(verb, action))
        throw invalidField('action', 'unknown', 'Tindakan ini tidak dikenal.');
      const row = rows.get(id.toLowerCase());
      if (!row) throw notFound(entity.word);
      const around = aroundOf(row);
      return { actor, now, action, note: cleanNote(note), version, input, row, around };
    };
    const factsOf = await this.factsOf(tx, verb, actor, asked, open);
    return asked.map((one) =>
      verdictOn(() => {
        const opened = open(one);
        const to = admit(verb, opened);
        const found: Case<T> = { ...opened, facts: factsOf(opened.row) };
        const after = verb.decide(found, to);
        // Named twice, it is decided once: the second finds what the first made of it.
        rows.set(after.id, after);
        return { ...found, after };
      }),
    );
  }

  /** Nothing is read for rows that are refused anyway. */
  private async factsOf<T extends VerbTypes>(
    tx: Tx,
    verb: Verb<T>,
    actor: Actor,
    asked: readonly AskedFreely<T>[],
    open: (one: AskedFreely<T>) => Opened<T>,
  ): Promise<(row: T['row']) => T['facts']> {
    if (!verb.facts) return () => undefined;
    const admitted = asked.flatMap((one) => {
      const { decided } = verdictOn(() => {
        const opened = open(one);
        admit(verb, opened);
        return opened;
      });
      return decided ?? [];
    });
    return admitted.length === 0 ? () => undefined : verb.facts(tx, actor, admitted);
  }

  /** Row and event travel together; what follows from them comes after, at last the news. */
  private async write<T extends VerbTypes>(
    tx: Tx,
    verb: Verb<T>,
    actor: Actor,
    decided: readonly Decided<T>[],
  ): Promise<void> {
    if (decided.length === 0) return;
    const { name } = verb.entity;
    await Promise.all([
      verb.write(
        tx,
        actor.agencyId,
        decided.map(({ after }) => after),
      ),
      this.audit.record(
        tx,
        actor,
        ...decided.map((one) => ({
          action: `${name}.${one.action}`,
          entity: name,
          entityId: one.row.id,
          ...verb.event(one),
        })),
      ),
    ]);
    for (const action of verb.actions) {
      const own = decided.filter((one) => one.action === action);
      for (const effect of own.length > 0 ? (verb.effects?.[action] ?? []) : [])
        await effect(tx, own);
    }
    await this.notifications.notify(
      tx,
      ...decided.flatMap((one) =>
        [verb.news?.[one.action]?.(one) ?? []].flat().map((news) => ({
          agencyId: actor.agencyId,
          kind: `${name}.${one.action}`,
          entity: name,
          entityId: one.row.id,
          ...news,
        })),
      ),
    );
  }
}

const isOf = <T extends VerbTypes>(verb: Verb<T>, action: string): action is T['action'] =>
  verb.actions.includes(action);

const hasAftermath = <T extends VerbTypes>(verb: Verb<T>, action: T['action']): boolean =>
  verb.news?.[action] !== undefined || (verb.effects?.[action] ?? []).length > 0;

/** What can be said without the facts of the decision. @returns the state that the verb leads to */
function admit<T extends VerbTypes>(verb: Verb<T>, opened: Opened<T>): T['row']['status'] {
  const { entity } = verb;
  const { actor, action, note, version, row, around } = opened;
  if (!entity.isReadable(actor, row, around)) throw notFound(entity.word);
  if (version !== undefined && version !== row.version) throw staleVersion();
  const to = permit(verb, {
    action,
    who: entity.who(actor, row),
    state: row.status,
    note,
    late: () => verb.late?.(opened) ?? null,
  });
  verb.demand?.(opened);
  return to;
}

function verdictOn<Found>(
  decide: () => Found,
): { decided: Found; refusal: null } | { decided: null; refusal: Refusal } {
  try {
    return { decided: decide(), refusal: null };
  } catch (error) {
    if (!isRefusal(error)) throw error;
    return { decided: null, refusal: error };
  }
}
