import { headedUnit } from '../../../../test/factories/actor.js';
import { mayApproveSkp, mayWriteSkp, startFormats } from './policy.js';

describe('who has an SKP', () => {
  it.each([
    ['PNS', 'PELAKSANA', true],
    ['PPPK', 'FUNGSIONAL', true],
    ['PNS', 'JPT_PRATAMA', true],
    ['PEJABAT_NEGARA', 'KEPALA_DAERAH', false],
    ['PNS', 'KEPALA_DAERAH', false],
    ['PEJABAT_NEGARA', 'JPT_PRATAMA', false],
  ])('%s as %s', (kind, positionKind, expected) => {
    expect(mayWriteSkp({ kind, positionKind })).toBe(expected);
  });

  it('is nobody without a post', () => {
    expect(mayWriteSkp(null)).toBe(false);
  });
});

describe('the form of a new SKP', () => {
  const headOf = [headedUnit()];
  it.each([
    ['a head by post', { isHead: true }, { headOf: [] }, ['A', 'B']],
    ['a Plt or Plh', { isHead: false }, { headOf }, ['A', 'B']],
    ['anybody else', { isHead: false }, { headOf: [] }, ['B']],
  ])('of %s', (_who, post, actor, expected) => {
    expect(startFormats(post, actor)).toEqual(expected);
  });
});

it('SKP come to whoever assesses somebody', () => {
  expect([true, false].map((assesses) => mayApproveSkp({ assesses }))).toEqual([true, false]);
});
