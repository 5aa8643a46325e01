import { type Actor, hasGrant, isHeadOf, viaText } from '../../../kernel/actor.js';
import type { GoalNode } from './goal.js';

export const GOAL_VERBS = ['edit', 'move', 'add'] as const;
export type GoalVerb = (typeof GOAL_VERBS)[number];

/** Who edits everywhere (R302). */
export const editsEverywhere = (actor: Actor): boolean => hasGrant(actor, 'agency_admin');

/**
 * True when the node lies in the subtree of a goal whose pengampu is a unit that the actor heads
 * (R302). `chain` is the node and its ancestors, in any order.
 */
export const editsBelow = (actor: Actor, chain: readonly Pick<GoalNode, 'pengampuUnitId'>[]) =>
  chain.some((node) => node.pengampuUnitId !== null && isHeadOf(actor, node.pengampuUnitId));

export const mayEditGoal = (
  actor: Actor,
  chain: readonly Pick<GoalNode, 'pengampuUnitId'>[],
): boolean => editsEverywhere(actor) || editsBelow(actor, chain);

/**
 * What an edit is recorded as: as admin, or as head (also Plt or Plh) of the nearest such pengampu.
 * `chain` is the root first, the node itself last.
 */
export function editsVia(actor: Actor, chain: readonly Pick<GoalNode, 'pengampuUnitId'>[]): string {
  if (editsEverywhere(actor)) return viaText('agency_admin');
  const nearest = chain.findLast(
    ({ pengampuUnitId }) => pengampuUnitId !== null && isHeadOf(actor, pengampuUnitId),
  );
  const seat = actor.headOf.find(({ unitId }) => unitId === nearest?.pengampuUnitId);
  return viaText('unit_head', seat ?? null);
}

export const allowedGoalVerbs = (mayEdit: boolean): GoalVerb[] => (mayEdit ? [...GOAL_VERBS] : []);

/** The nodes, by their index, in the subtree of a goal whose pengampu is one of these units. */
export function nodesBelowUnits(nodes: readonly GoalNode[], unitIds: readonly string[]): number[] {
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const known = new Map<string, boolean>();
  const isBelow = (node: GoalNode): boolean => {
    const before = known.get(node.id);
    if (before !== undefined) return before;
    const parent = node.parentId === null ? undefined : byId.get(node.parentId);
    const isOwn = node.pengampuUnitId !== null && unitIds.includes(node.pengampuUnitId);
    const found = isOwn || (parent !== undefined && isBelow(parent));
    known.set(node.id, found);
    return found;
  };
  return nodes.flatMap((node, index) => (isBelow(node) ? index : []));
}
