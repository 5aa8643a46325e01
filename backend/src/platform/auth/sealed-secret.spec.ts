import { randomBytes } from 'node:crypto';
import { seal, unseal } from './sealed-secret.js';

describe('a sealed secret', () => {
  const key = randomBytes(32);

  it('opens with its key, for its owner', () => {
    const sealed = seal('RAHASIA', key, 'a');
    expect(unseal(sealed, key, 'a')).toBe('RAHASIA');
    expect(sealed.toString('latin1')).not.toContain('RAHASIA');
    expect(seal('RAHASIA', key, 'a').equals(sealed)).toBe(false);
  });

  it('opens with no other key, for nobody else, and not when it was changed', () => {
    const sealed = seal('RAHASIA', key, 'a');
    const changed = Buffer.from(sealed);
    changed.writeUInt8(changed.readUInt8(30) ^ 1, 30);
    expect(unseal(sealed, randomBytes(32), 'a')).toBeNull();
    expect(unseal(sealed, key, 'b')).toBeNull();
    expect(unseal(changed, key, 'a')).toBeNull();
    expect(unseal(Buffer.from('x'), key, 'a')).toBeNull();
  });
});
