import { rmSync } from 'node:fs';
import { ensureBuilt } from '../../scripts/lib/build.mjs';
import { childrenOf } from '../../scripts/lib/processes.mjs';
import { throwAwayDirectory } from '../../scripts/lib/throw-away.mjs';
import { Client } from './client.js';
import { seed } from './people.js';
import { Product } from './product.js';
import { Random } from './random.js';

const LIMIT_MS = 10_000;
/** More than the pool of 20. */
const READERS = 25;

/** The database is frozen (SIGSTOP) and answers nothing: no request may wait longer than ten seconds. */
describe('the database stands still', () => {
  const dataDir = throwAwayDirectory('asn-squad-frozen-product-');
  let product: Product;
  let headers: Record<string, string>;

  beforeAll(async () => {
    await ensureBuilt();
    product = await Product.start(dataDir);
    const cast = await seed(product.databaseUrl);
    const [first] = cast.authors;
    if (!first) throw new Error('nobody to ask');
    const token = new Client(product, new Random(1)).tokenOf(first.author);
    headers = { authorization: `Bearer ${token}`, cookie: `asn_access=${token}` };
  }, 240_000);
  afterAll(async () => {
    signalDatabase('SIGCONT');
    await product?.stop();
    rmSync(dataDir, { recursive: true, force: true });
  }, 90_000);

  const signalDatabase = (name: NodeJS.Signals): void => {
    for (const server of product.pidsOf('postgres'))
      for (const pid of [server, ...childrenOf(server)]) process.kill(pid, name);
  };

  const ask = async (path: string): Promise<{ status: number; type: string; ms: number }> => {
    const startedAt = Date.now();
    const answer = await fetch(`${product.url}${path}`, { headers, redirect: 'manual' });
    await answer.arrayBuffer();
    const type = answer.headers.get('content-type')?.split(';')[0] ?? '';
    return { status: answer.status, type, ms: Date.now() - startedAt };
  };
  const askAll = (path: string) => Promise.all(Array.from({ length: READERS }, () => ask(path)));

  it.each([
    ['/beranda', 'text/html'],
    ['/catat', 'text/html'],
    ['/api/v1/me', 'application/problem+json'],
  ])(
    'answers 503 for %s within ten seconds, and the page itself a moment after it wakes',
    async (path, type) => {
      for (const { status } of await askAll(path)) expect(status).toBe(200);
      signalDatabase('SIGSTOP');
      try {
        for (const answer of await askAll(path))
          expect({ ...answer, ms: answer.ms < LIMIT_MS || answer.ms }).toEqual({
            status: 503,
            type,
            ms: true,
          });
      } finally {
        signalDatabase('SIGCONT');
      }
      await product.isBack();
      expect((await ask(path)).status).toBe(200);
    },
  );
});
