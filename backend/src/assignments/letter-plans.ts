import type { AssignmentRow, StepRow } from './assignment.queries.js';
import { chainFor } from './domain/chain.js';
import { type LetterPlan, lettersOnRefusal } from './domain/letters.js';
import { isRefusal, type RefusalAction } from './domain/lifecycle.js';
import type { StepAction } from './domain/terms.js';

/** The letters of a step as frozen in its chain; only who signs the surat penugasan was a setting. */
export function plansOf(
  row: Pick<AssignmentRow, 'route' | 'origin' | 'startedAs'>,
  decided: Pick<StepRow, 'order' | 'action' | 'capacity'>,
  action: StepAction | RefusalAction,
): readonly LetterPlan[] {
  const { steps } = chainFor({
    route: row.route,
    origin: row.origin,
    startedBy: row.startedAs,
    letterSignatory:
      decided.action === 'issue' && decided.capacity === 'assessor' ? 'assessor' : 'unit_head',
  });
  const step = steps.find((candidate) => candidate.order === decided.order);
  if (!step) return [];
  return isRefusal(action) ? lettersOnRefusal(step) : step.letters;
}
