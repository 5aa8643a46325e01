import { REFUSAL_KINDS } from '../../kernel/error.js';
import { kindOf, STATUS } from './status.js';
import { problem } from './problem.js';
import { toProblem } from './to-problem.js';

describe('a refusal in HTTP', () => {
  it.each(REFUSAL_KINDS)('knows %s by one status, and back', (kind) => {
    expect(kindOf(STATUS[kind])).toBe(kind);
  });

  it('is answered with its status, code and words', () => {
    const errors = [{ field: 'note', code: 'required', message: 'Wajib diisi.' }];
    expect(toProblem(problem(409, 'taken', 'Sudah diambil.', errors, { by: 'Sari' }))).toEqual({
      status: 409,
      code: 'taken',
      detail: 'Sudah diambil.',
      errors,
      extra: { by: 'Sari' },
    });
  });

  it.each([200, 302, 418, 500])('is never %d', (status) => {
    expect(() => kindOf(status)).toThrow(RangeError);
  });
});
