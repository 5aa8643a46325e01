import { tmpdir } from 'node:os';
import { nonconformity, problemNonconformity } from './conformity.js';
import type { Operation } from './contract.js';
import type { SentRequest } from './requests.js';
import { CANARY } from './second-agency.js';
import type { Received } from './sender.js';

/** Words that only the inside of the program says. None of them is in what the generator sends. */
const INSIDE: readonly RegExp[] = [
  /\n\s+at [\w.<>]+ ?\(/,
  /node_modules|node:internal/,
  /\.[cm]?[jt]s:\d+:\d+/,
  /QueryFailedError|EntityNotFound|TypeORM/,
  /syntax error at|invalid input syntax|duplicate key value|violates .{1,40} constraint/,
  /(?:relation|column) \\?".+?\\?" /,
  /FST_[A-Z_]{4,}|ERR_[A-Z_]{4,}|ECONN|ENOENT/,
  /password_hash|token_hash|argon2/,
  /Cannot read propert|is not a function|Unexpected token/,
];
const FOLDERS: readonly string[] = [process.cwd(), `${tmpdir()}/asn-squad`];

/** To release somebody one chooses among the agencies of the installation, and anybody may check whoever's letter. */
const NO_SECRET = /\/transfers\/agencies$|\/verify\//;

const UUID = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g;
/** Above this an answer was made slow by what was sent. */
const SLOW_MS = 15_000;

function problemComplaint({ status, headers, text }: Received): string | null {
  if (!headers['content-type']?.startsWith('application/problem+json'))
    return `an error as ${headers['content-type'] ?? 'nothing'}`;
  const body: unknown = JSON.parse(text);
  const wrong = problemNonconformity(body);
  if (wrong) return wrong;
  const { status: told, code } = body as { status: number; code: string };
  if (told !== status) return `the problem says ${told}`;
  return /^[a-z][a-z_]+$/.test(code) ? null : `no stable code: ${code}`;
}

function answerComplaint(operation: Operation, { status, headers, text }: Received): string | null {
  const isJson = headers['content-type']?.startsWith('application/json') ?? false;
  return nonconformity(operation, status, isJson ? JSON.parse(text) : undefined);
}

/** Everything that an answer must never be, whatever was asked. */
export function complaints(
  operation: Operation,
  sent: SentRequest,
  received: Received,
  foreignIds: ReadonlySet<string>,
): string[] {
  const { status, headers, text, milliseconds } = received;
  const found: (string | null)[] = [];
  if (status >= 500 && !(status === 503 && headers['retry-after']))
    found.push(`status ${status}: ${text.slice(0, 200)}`);
  else
    found.push(status >= 400 ? problemComplaint(received) : answerComplaint(operation, received));
  found.push(
    INSIDE.some((pattern) => pattern.test(text)) || FOLDERS.some((one) => text.includes(one))
      ? `shows its inside: ${text.slice(0, 400)}`
      : null,
    text.includes(CANARY) && !NO_SECRET.test(operation.path)
      ? 'shows a text of the other agency'
      : null,
    milliseconds > SLOW_MS ? `took ${Math.round(milliseconds)} ms` : null,
  );
  const asked = `${sent.target} ${sent.body?.toString('utf8') ?? ''}`;
  const foreign = (text.match(UUID) ?? []).find((id) => foreignIds.has(id) && !asked.includes(id));
  if (foreign) found.push(`names ${foreign} of the other agency`);
  return found.filter((one) => one !== null);
}
