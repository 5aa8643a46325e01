import frequent from 'fxa-common-password-list';

/**
 * Whether a password is among those that people use most, by a list of 50,000 with eight letters or more: some 3,500 of them
 * have the ten that we demand (OWASP ASVS 6.2.4). It stays on the server.
 */
export const isFrequentPassword = (password: string): boolean =>
  frequent.test(password.toLowerCase());
