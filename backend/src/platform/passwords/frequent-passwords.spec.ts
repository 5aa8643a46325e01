import { isFrequentPassword } from './frequent-passwords.js';
import { isCommonPassword } from './guessable.js';

describe('passwords that are used most', () => {
  it.each(['basketball', 'MANCHESTER', '4815162342', '1029384756', 'Usuckballz1'])(
    'knows %s',
    (password) => {
      expect(isFrequentPassword(password)).toBe(true);
      expect(isCommonPassword(password)).toBe(false);
    },
  );

  it.each(['Kerja-Tuntas-77', 'kuda betul baterai staples', 'basketball di lereng', ''])(
    'does not know %s',
    (password) => {
      expect(isFrequentPassword(password)).toBe(false);
    },
  );
});
