import { GoalChain } from '@/components/ui/GoalChain';
import { LEVEL, type Squad } from '../labels';

/** From the agency's goal down to the one the squad serves. */
export function SquadChain({ chain }: { chain: Squad['goalChain'] }) {
  return (
    <GoalChain
      links={chain.map((goal, index) => ({
        id: goal.id,
        level: `${goal.unitName ?? LEVEL[goal.level] ?? ''}${index === chain.length - 1 ? ', dilayani tim ini' : ''}`,
        text: goal.statement,
      }))}
    />
  );
}
