import { api, unwrap } from '@/lib/api/browser';
import type { components } from '@/lib/api/schema';
import type { GoalDetail } from './labels';

type GoalContent = Omit<components['schemas']['UpdateGoalDto'], 'version'> &
  Pick<components['schemas']['CreateGoalDto'], 'level' | 'statement'>;

export const fetchGoal = (id: string): Promise<GoalDetail> =>
  unwrap(api.GET('/api/v1/goals/{id}', { params: { path: { id } } }));

export const createGoal = (
  content: GoalContent,
  place: { year: number; parentId: string | null },
): Promise<GoalDetail> => unwrap(api.POST('/api/v1/goals', { body: { ...content, ...place } }));

export const updateGoal = (goal: GoalDetail, content: GoalContent): Promise<GoalDetail> =>
  unwrap(
    api.PATCH('/api/v1/goals/{id}', {
      params: { path: { id: goal.id } },
      body: { ...content, version: goal.version },
    }),
  );

export const moveGoal = (goal: GoalDetail, parentId: string): Promise<GoalDetail> =>
  unwrap(
    api.POST('/api/v1/goals/{id}/move', {
      params: { path: { id: goal.id } },
      body: { parentId, version: goal.version },
    }),
  );
