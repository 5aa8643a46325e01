import { actionsOf, hidesRefusal, type TransferState, type TransferStatus } from './lifecycle.js';

const state = (status: TransferStatus, more: Partial<TransferState> = {}): TransferState => ({
  status,
  isHidden: false,
  isMoved: false,
  ...more,
});

describe('a transfer between agencies', () => {
  it.each([
    ['asked', state('asked'), ['release', 'refuse'], ['refuse']],
    ['released', state('released'), ['refuse'], ['accept', 'refuse']],
    ['accepted for a later day', state('accepted'), ['refuse'], ['refuse']],
    ['done', state('accepted', { isMoved: true }), [], []],
    ['refused', state('refused'), [], []],
    ['refused without a word', state('refused', { isHidden: true }), [], ['refuse']],
  ] as const)('%s', (_name, of, home, fresh) => {
    expect(actionsOf(of, 'home')).toEqual(home);
    expect(actionsOf(of, 'new')).toEqual(fresh);
  });

  it('hides a refusal from who asked, unless the home had released', () => {
    expect(hidesRefusal(state('asked'), 'home')).toBe(true);
    expect(hidesRefusal(state('released'), 'home')).toBe(false);
    expect(hidesRefusal(state('asked'), 'new')).toBe(false);
  });
});
