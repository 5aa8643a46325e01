import { cache } from 'react';
import { read, serverApi } from '@/lib/api/server';
import type { AssignmentDetail } from './labels';

export const readAssignment = cache(async (id: string): Promise<AssignmentDetail> =>
  read((await serverApi()).GET('/api/v1/assignments/{id}', { params: { path: { id } } })),
);
