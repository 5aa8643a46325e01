import { randomBytes } from 'node:crypto';
import { ConfigError } from './config-error.js';
import { type Environment, isLoopback, readExposure } from './exposure.js';

const STRONG = {
  JWT_SECRET: 'kQ3v9ZtB1xLm7Rw0pYc5Hd8sNf2Gj6Ue',
  ADMIN_PASSWORD: 'Perahu-Lima-Layar-77',
} as const;
const HTTPS = 'https://asn.contohkab.example';

/** The variables that a refusal names, in order; none where the start is allowed. */
function refused(env: Environment): string[] {
  try {
    readExposure(env);
    return [];
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    return [...error.message.matchAll(/^ {2}([A-Z_]+) /gm)].map(([, name]) => name ?? '');
  }
}

/** Every way in which others can reach the site. */
const WAYS: readonly (readonly [string, Environment])[] = [
  ['production', { NODE_ENV: 'production', PUBLIC_URL: HTTPS }],
  [
    'production on this machine only',
    { NODE_ENV: 'production', HOST: '127.0.0.1', PUBLIC_URL: HTTPS },
  ],
  ['an open bind address', { HOST: '0.0.0.0', PUBLIC_URL: HTTPS }],
  ['an open bind address of version 6', { HOST: '::', PUBLIC_URL: HTTPS }],
  ['an address of the network', { HOST: '10.1.2.3', PUBLIC_URL: HTTPS }],
  ['a proxy on the same machine', { HOST: '127.0.0.1', PUBLIC_URL: HTTPS }],
  ['a proxy on the same machine, HOST unset', { PUBLIC_URL: HTTPS }],
  ['a test process behind a proxy', { NODE_ENV: 'test', PUBLIC_URL: HTTPS }],
];

describe('a site that only this machine can reach', () => {
  it.each<Environment>([
    {},
    { HOST: '127.0.0.1' },
    { HOST: 'localhost', PUBLIC_URL: 'http://localhost:3000' },
    { HOST: '::1', PUBLIC_URL: 'http://[::1]:3000' },
    { PUBLIC_URL: 'http://127.0.0.1:8080/' },
    { DEMO: 'true', INITIAL_PASSWORD: 'Mulai-2026!', ADMIN_PASSWORD: '1' },
  ])('starts with anything: %j', (env) => {
    expect(readExposure(env)).toMatchObject({ isExposed: false, isPublicUrlLocal: true });
  });

  it('is known as localhost unless told otherwise', () => {
    expect(readExposure({}).publicUrl).toBe('http://localhost:3000');
    expect(readExposure({ PORT: '3105' }).publicUrl).toBe('http://localhost:3105');
    expect(readExposure({ PUBLIC_URL: 'http://127.0.0.1:8080/' }).publicUrl).toBe(
      'http://127.0.0.1:8080',
    );
  });
});

describe.each(WAYS)('%s', (_way, way) => {
  it('starts with strong secrets and https', () => {
    expect(readExposure({ ...way, ...STRONG })).toEqual({
      isExposed: true,
      publicUrl: HTTPS,
      isPublicUrlLocal: false,
    });
  });

  it('names all that is missing at once', () => {
    expect(refused({ ...way, DEMO: 'true', INITIAL_PASSWORD: 'Mulai-2026!' })).toEqual([
      'JWT_SECRET',
      'ADMIN_PASSWORD',
      'INITIAL_PASSWORD',
      'DEMO',
    ]);
  });

  it.each([
    ['short', 'kQ3v9ZtB1xLm7Rw0pYc5Hd8sNf2Gj6U'],
    ['of one letter', 'x'.repeat(64)],
    ['of few letters', 'abcabcabc'.repeat(6)],
    ['the alphabet', 'abcdefghijklmnopqrstuvwxyz123456'],
    ['the alphabet backwards, mixed', 'ZyXwVuTsRqPoNmLkJiHgFeDcBa987654'],
    ['the keyboard', 'qwertyuiopasdfghjklzxcvbnm1234567890'],
    ['a word again and again', 'kQ3v9ZtB1xLm'.repeat(4)],
    ['a sentence of usual words', 'rahasia-kabupaten-pegawai-negeri-2026'],
    ['an example', 'changeme-changeme-changeme-changeme-123'],
  ])('refuses a secret that is %s', (_what, secret) => {
    expect(refused({ ...way, ...STRONG, JWT_SECRET: secret })).toEqual(['JWT_SECRET']);
  });

  it.each(['0123456789abcdef0123', 'token-token-token-token', 'rahasia-monitor-2026'])(
    'refuses a METRICS_TOKEN as %s',
    (METRICS_TOKEN) => {
      expect(refused({ ...way, ...STRONG, METRICS_TOKEN })).toEqual(['METRICS_TOKEN']);
    },
  );

  it.each([
    ['missing', ''],
    ['one letter', '1'],
    ['that of local mode', 'Admin-2026!'],
    ['eleven letters', 'Perahu-Lay7'],
    ['among the frequent', 'qwertyuiop123'],
    ['made of usual words and a year', 'Administrator-2026'],
    ['made of few letters', 'ababababababab'],
    ['the name of the product', 'ASN-Squad-Perahu-77'],
    ['the same again and again', 'Perahu.Perahu.Perahu'],
    ['endless', `Perahu-Lima-Layar-${'7'.repeat(200)}`],
  ])('refuses an admin password that is %s', (_what, password) => {
    expect(refused({ ...way, ...STRONG, ADMIN_PASSWORD: password })).toEqual(['ADMIN_PASSWORD']);
  });

  it('refuses one password for all and the demo, empty or false is fine', () => {
    const env = { ...way, ...STRONG };
    expect(refused({ ...env, INITIAL_PASSWORD: 'Perahu-Lima-Layar-78' })).toEqual([
      'INITIAL_PASSWORD',
    ]);
    expect(refused({ ...env, DEMO: 'true' })).toEqual(['DEMO']);
    expect(refused({ ...env, DEMO: '1' })).toEqual(['DEMO']);
    expect(refused({ ...env, DEMO: 'false', INITIAL_PASSWORD: '' })).toEqual([]);
    expect(refused({ ...env, DEMO: '' })).toEqual([]);
  });

  it('refuses an address without https', () => {
    expect(refused({ ...way, ...STRONG, PUBLIC_URL: 'http://asn.contohkab.example' })).toEqual([
      'PUBLIC_URL',
    ]);
  });
});

it.each(['Production', 'prod', 'PRODUCTION', 'staging'])('takes no NODE_ENV=%s', (NODE_ENV) => {
  expect(() => readExposure({ NODE_ENV })).toThrow(ConfigError);
});

it('takes what is random, in letters or in hexadecimal digits', () => {
  for (let n = 0; n < 500; n += 1)
    for (const JWT_SECRET of [
      randomBytes(24).toString('base64'),
      randomBytes(48).toString('base64'),
      randomBytes(32).toString('hex'),
    ])
      expect([
        JWT_SECRET,
        refused({ ...STRONG, PUBLIC_URL: HTTPS, JWT_SECRET, METRICS_TOKEN: JWT_SECRET }),
      ]).toEqual([JWT_SECRET, []]);
});

describe('PUBLIC_URL', () => {
  it.each([{ NODE_ENV: 'production' }, { HOST: '0.0.0.0' }])('is demanded with %j', (way) => {
    expect(refused({ ...way, ...STRONG })).toEqual(['PUBLIC_URL']);
  });

  it.each(['http://localhost:3000', 'http://127.0.0.1', 'https://localhost'])(
    'may be this machine, to try a container: %s',
    (url) => {
      const env = { NODE_ENV: 'production', HOST: '0.0.0.0', ...STRONG, PUBLIC_URL: url };
      expect(readExposure(env)).toMatchObject({ isExposed: true, isPublicUrlLocal: true });
    },
  );

  it.each([
    'asn.contohkab.example',
    'ftp://asn.contohkab.example',
    'javascript:alert(1)',
    'https://asn.contohkab.example/squad',
    'https://asn.contohkab.example/?a=b',
    'https://admin:rahasia@asn.contohkab.example',
  ])('is an address and nothing beside: %s', (url) => {
    expect(() => readExposure({ ...STRONG, PUBLIC_URL: url })).toThrow(/^PUBLIC_URL /);
  });

  it('says why, what and how in both languages', () => {
    expect(() => readExposure({ PUBLIC_URL: HTTPS })).toThrow(
      /PUBLIC_URL=https:\/\/asn\.contohkab\.example[\s\S]*openssl rand[\s\S]*until these are set right: JWT_SECRET, ADMIN_PASSWORD/,
    );
  });
});

it.each([
  ['127.0.0.1', true],
  ['127.8.9.10', true],
  ['localhost', true],
  ['LOCALHOST', true],
  ['asn.localhost', true],
  ['::1', true],
  ['[::1]', true],
  ['0.0.0.0', false],
  ['::', false],
  ['127.0.0.1.nip.example', false],
  ['localhost.example', false],
  ['notlocalhost', false],
  ['', false],
])('%s is this machine: %s', (host, isOwn) => {
  expect(isLoopback(host)).toBe(isOwn);
});
