import { wayAfter } from './refusal';

describe('a page whose data were refused', () => {
  it.each([
    [403, 'password_change_required', { redirect: '/masuk/kata-sandi' }],
    [403, 'second_factor_required', { redirect: '/masuk/dua-langkah' }],
    [403, 'forbidden', 'not found'],
    [403, 'former_employee', 'not found'],
    [404, 'not_found', 'not found'],
    [409, 'wrong_state', 'error'],
    [503, 'password_change_required', 'error'],
  ])('%i %s', (status, code, expected) => {
    expect(wayAfter({ status, code })).toEqual(expected);
  });
});
