import { sentence } from './sentence.js';

describe('the end of a sentence', () => {
  it('does not double the full stop of a title', () => {
    expect(sentence('Divalidasi oleh Lukman Purnomo, M.T.')).toBe(
      'Divalidasi oleh Lukman Purnomo, M.T.',
    );
    expect(sentence('Divalidasi oleh Sari Dewi')).toBe('Divalidasi oleh Sari Dewi.');
  });

  it('takes the place of what the writer left open', () => {
    expect(sentence(' Menyusun peta data; ')).toBe('Menyusun peta data.');
  });
});
