import { GoalChain } from '@/components/ui/GoalChain';
import { GOAL_LEVEL } from '@/features/planning/words';
import type { Squad } from '../labels';

/** From the agency's goal down to the one the squad serves. */
export function SquadChain({ chain }: { chain: Squad['goalChain'] }) {
  return (
    <GoalChain
      links={chain.map((goal, index) => ({
        id: goal.id,
        level: `${goal.unitName ?? GOAL_LEVEL[goal.level]}${index === chain.length - 1 ? ', dilayani tim ini' : ''}`,
        text: goal.statement,
      }))}
    />
  );
}
