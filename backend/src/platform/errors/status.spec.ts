import { REFUSAL_KINDS } from '../../kernel/error.js';
import { STATUS } from './status.js';
import { refusal } from './problem.js';
import { toProblem } from './to-problem.js';

describe('a refusal in HTTP', () => {
  it('answers no two kinds alike, and none as a success', () => {
    const statuses = REFUSAL_KINDS.map((kind) => STATUS[kind]);
    expect(new Set(statuses).size).toBe(REFUSAL_KINDS.length);
    expect(Math.min(...statuses)).toBeGreaterThanOrEqual(400);
  });

  it('is answered with its status, code and words', () => {
    const errors = [{ field: 'note', code: 'required', message: 'Wajib diisi.' }];
    expect(toProblem(refusal('role_full', 'Sudah diambil.', errors, { by: 'Sari' }))).toEqual({
      status: 409,
      code: 'role_full',
      detail: 'Sudah diambil.',
      errors,
      extra: { by: 'Sari' },
    });
  });
});
