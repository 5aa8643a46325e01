import { ConfigError, readConfig } from './config.js';

const read = (env: Record<string, string>) =>
  readConfig({ DATABASE_URL: 'postgres://localhost/x', JWT_SECRET: 'x'.repeat(32), ...env });

describe('configuration', () => {
  it('trusts proxies of this machine, or those that are named', () => {
    expect(read({}).trustedProxies).toEqual(['loopback']);
    expect(read({ TRUST_PROXY: '' }).trustedProxies).toEqual(['loopback']);
    expect(read({ TRUST_PROXY: 'loopback, 10.1.0.0/16,fd00::7' }).trustedProxies).toEqual([
      'loopback',
      '10.1.0.0/16',
      'fd00::7',
    ]);
  });

  it.each([
    'true',
    '1',
    '*',
    'proxy.example',
    '0.0.0.0/0',
    '10.0.0.0/33',
    '10.0.0.0/',
    'loopback,',
  ])('refuses TRUST_PROXY=%s, which would trust everybody or nobody', (proxy) => {
    expect(() => read({ TRUST_PROXY: proxy })).toThrow(ConfigError);
  });

  it('ends sessions after fourteen days unless told otherwise', () => {
    expect(read({}).sessionDays).toBe(14);
    expect(read({ SESSION_DAYS: '1' }).sessionDays).toBe(1);
    for (const days of ['0', '-1', '1.5', '366'])
      expect(() => read({ SESSION_DAYS: days })).toThrow(ConfigError);
  });
});
