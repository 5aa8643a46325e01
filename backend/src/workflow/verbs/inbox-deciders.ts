import type { InboxBulkDecider } from '../turns/turns.js';
import type { VerbRunner } from './verb-runner.js';
import type { Verb, VerbTypes } from './verb.js';

/** The same definition, decided from the inbox: many rows in one transaction, each by its action and note alone. */
export const bulkDecider = <T extends VerbTypes>(
  runner: VerbRunner,
  verb: Verb<T> & (undefined extends T['input'] ? unknown : never),
): InboxBulkDecider => ({
  decideAll: (actor, decisions, answer) =>
    runner.runAll(
      verb,
      actor,
      decisions.map(({ id, action, note }) => ({ id, action, note, input: undefined })),
      answer,
    ),
});
