import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

const SCRIPT = fileURLToPath(new URL('bare-server.mjs', import.meta.url));

/**
 * Starts the bare handler in a process of its own.
 * @param {{ role: string, agencyId: string }} wall as whom and for which agency it reads, as the product's connections do
 */
export async function startBare(databaseUrl, poolSize, wall) {
  const child = fork(SCRIPT, {
    env: {
      ...process.env,
      NODE_ENV: 'production',
      DATABASE_URL: databaseUrl,
      DATABASE_POOL_SIZE: String(poolSize),
      BENCH_ROLE: wall.role,
      BENCH_AGENCY: wall.agencyId,
    },
  });
  const [{ port }] = await once(child, 'message');
  return {
    url: `http://127.0.0.1:${port}`,
    async replay(task) {
      child.send(task);
      await once(child, 'message');
    },
    async stop() {
      child.disconnect();
      await once(child, 'exit');
    },
  };
}
