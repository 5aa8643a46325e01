import { activityStages } from './activities.mjs';
import { assignmentStages } from './assignments.mjs';
import { evaluationStages } from './evaluation.mjs';
import { finishingStages } from './finishing.mjs';
import { goalStages } from './goals.mjs';
import { organizationStages } from './organization.mjs';
import { skpStages } from './skp.mjs';

/**
 * A part of the load: `sql` runs in one transaction, `run` for what SQL alone cannot do.
 * @typedef {{ name: string, weight?: number, sql?: string[], run?: Function, isAlone?: boolean }} Stage
 */

/** How much of everything belongs to so many people: the figures of the issue at 50,000. */
export const sizesOf = (people) => ({
  people,
  squads: Math.round(people * 0.06),
  assignmentsPerSquad: 34,
  goalsOfLargest: 2_000,
  goalsOfOthers: 300,
});

/** @returns {Stage[]} in the order in which they build on each other */
export function stagesFor(people) {
  const sizes = sizesOf(people);
  return [
    ...organizationStages(sizes),
    ...goalStages(sizes),
    ...assignmentStages(sizes),
    ...skpStages(),
    ...activityStages(),
    ...evaluationStages(),
    ...finishingStages(),
  ];
}
