import { isFrequentPassword } from '../passwords/frequent-passwords.js';
import { chosenCharacters, isCommonPassword } from '../passwords/guessable.js';
import { ConfigError } from './config-error.js';

export type Environment = Readonly<Record<string, string | undefined>>;

/** Whether others than this machine can reach the site, and under which address it is known. */
export interface Exposure {
  readonly isExposed: boolean;
  /** Origin only: scheme, host and port. */
  readonly publicUrl: string;
  /** The address is this machine's own, so that nobody else can have opened the site by it. */
  readonly isPublicUrlLocal: boolean;
}

const NODE_ENVS: ReadonlySet<string> = new Set(['production', 'development', 'test']);
const LEAST_SECRET = 32;
const LEAST_SECRET_VARIETY = 10;
const LEAST_SECRET_CHOSEN = 20;
const LEAST_TOKEN_CHOSEN = 12;
const LEAST_ADMIN_PASSWORD = 12;
const MOST_ADMIN_PASSWORD = 128;
const LEAST_PASSWORD_VARIETY = 5;
const LEAST_PASSWORD_CHOSEN = 8;
const PRODUCT = /asn[\s._-]*squad/iu;

/** This machine's own addresses: 127.0.0.0/8, ::1 and names below `localhost`. */
export const isLoopback = (host: string): boolean =>
  /^(?:127(?:\.\d{1,3}){3}|\[?::1\]?|(?:[a-z0-9-]+\.)*localhost)$/i.test(host);

/**
 * Reads how far the site can be reached, and refuses an environment that would put it before others unsafely: production,
 * a bind address or a PUBLIC_URL other than this machine's own demand strong secrets, https and an empty database
 * (docs/decisions/0008). The supervisor asks it too, before it starts anything.
 * @throws ConfigError naming every variable that has to change
 */
export function readExposure(env: Environment): Exposure {
  const publicUrl = readPublicUrl(env);
  const isPublicUrlLocal = publicUrl === null || isLoopback(publicUrl.hostname);
  const reason = reasonOf(env, isPublicUrlLocal);
  if (reason !== null) refuse(reason, faultsOf(env, publicUrl, isPublicUrlLocal));
  return {
    isExposed: reason !== null,
    publicUrl: publicUrl?.origin ?? `http://localhost:${env.PORT || 3000}`,
    isPublicUrlLocal,
  };
}

function readPublicUrl(env: Environment): URL | null {
  const text = env.PUBLIC_URL;
  if (!text) return null;
  const url = URL.canParse(text) ? new URL(text) : null;
  if (
    url === null ||
    !/^https?:$/.test(url.protocol) ||
    `${url.origin}/` !== url.href ||
    url.hostname === ''
  )
    throw new ConfigError(
      `PUBLIC_URL harus alamat situs tanpa jalur, misalnya https://asn.contohkab.go.id, bukan "${text}".`,
    );
  return url;
}

function reasonOf(env: Environment, isPublicUrlLocal: boolean): string | null {
  // A typing error must not become local mode: "Production" means production.
  if (env.NODE_ENV && !NODE_ENVS.has(env.NODE_ENV))
    throw new ConfigError(
      `NODE_ENV harus production, development, atau test, bukan "${env.NODE_ENV}".`,
    );
  if (env.NODE_ENV === 'production') return 'NODE_ENV=production';
  if (env.HOST && !isLoopback(env.HOST)) return `HOST=${env.HOST}`;
  return isPublicUrlLocal ? null : `PUBLIC_URL=${env.PUBLIC_URL}`;
}

type Fault = readonly [variable: string, what: string];

function faultsOf(env: Environment, publicUrl: URL | null, isPublicUrlLocal: boolean): Fault[] {
  const faults: Fault[] = [];
  const demand = (isMet: boolean, variable: string, what: string): void => {
    if (!isMet) faults.push([variable, what]);
  };
  const secret = env.JWT_SECRET ?? '';
  demand(
    secret.length >= LEAST_SECRET &&
      new Set(secret).size >= LEAST_SECRET_VARIETY &&
      chosenCharacters(secret) >= LEAST_SECRET_CHOSEN,
    'JWT_SECRET',
    `paling sedikit ${LEAST_SECRET} karakter acak, bukan urutan, kata umum, atau pola berulang, misalnya hasil: openssl rand -base64 48`,
  );
  demand(
    isStrong(env.ADMIN_PASSWORD ?? ''),
    'ADMIN_PASSWORD',
    `kata sandi akun admin: ${LEAST_ADMIN_PASSWORD} sampai ${MOST_ADMIN_PASSWORD} karakter, bukan kata umum, nama aplikasi, atau urutan angka`,
  );
  demand(
    publicUrl !== null && (isPublicUrlLocal || publicUrl.protocol === 'https:'),
    'PUBLIC_URL',
    'alamat situs bagi pengguna, dengan https (http hanya untuk http://localhost, saat mencoba)',
  );
  demand(
    !env.METRICS_TOKEN || chosenCharacters(env.METRICS_TOKEN) >= LEAST_TOKEN_CHOSEN,
    'METRICS_TOKEN',
    'acak, bukan urutan, kata umum, atau pola berulang, misalnya hasil: openssl rand -base64 24',
  );
  demand(
    !env.INITIAL_PASSWORD,
    'INITIAL_PASSWORD',
    'hapus: satu kata sandi untuk semua hanya untuk mencoba; di sini pegawai mendapat kode sekali pakai',
  );
  demand(
    !env.DEMO || env.DEMO === 'false',
    'DEMO',
    'hapus atau isi false: akun contoh memakai satu kata sandi yang diketahui semua orang',
  );
  return faults;
}

const isStrong = (password: string): boolean =>
  password.length >= LEAST_ADMIN_PASSWORD &&
  password.length <= MOST_ADMIN_PASSWORD &&
  new Set(password).size >= LEAST_PASSWORD_VARIETY &&
  chosenCharacters(password) >= LEAST_PASSWORD_CHOSEN &&
  !PRODUCT.test(password) &&
  !isFrequentPassword(password) &&
  !isCommonPassword(password);

function refuse(reason: string, faults: readonly Fault[]): void {
  if (faults.length === 0) return;
  const width = Math.max(...faults.map(([variable]) => variable.length));
  const lines = faults.map(([variable, what]) => `  ${variable.padEnd(width)}  ${what}`);
  const variables = faults.map(([variable]) => variable).join(', ');
  throw new ConfigError(
    `Dengan ${reason} ASN Squad dapat dijangkau dari luar, maka betulkan dahulu:\n${lines.join('\n')}\n` +
      'Untuk mencoba di komputer sendiri, jalankan tanpa HOST, NODE_ENV, dan PUBLIC_URL.\n' +
      `(The site can be reached from outside; it does not start until these are set right: ${variables}. See README, Configuration.)`,
  );
}
