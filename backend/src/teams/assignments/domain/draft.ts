import type { AssignmentStatus } from './lifecycle.js';

/** The konsep is in the employee's name and theirs to edit until it is signed (R409). */
export const canEditDraft = (
  employeeId: string | null,
  assignment: { employeeId: string; status: AssignmentStatus },
): boolean => assignment.status === 'pending' && assignment.employeeId === employeeId;
