import { normaliseSkill } from './skills.js';

describe('the name of a skill', () => {
  it.each([
    ['  Analisis   DATA ', 'analisis data'],
    ['résumé', 'resume'],
    ['pengadaan barang/jasa', 'pengadaan barang/jasa'],
  ])('compares %j as %j', (raw, normal) => {
    expect(normaliseSkill(raw)).toBe(normal);
  });
});
