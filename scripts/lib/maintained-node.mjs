import { existsSync } from 'node:fs';
import path from 'node:path';
import { npm } from './command.mjs';
import { say, UserError } from './log.mjs';
import { root } from './paths.mjs';

/** The Node of the image; CI's own may be older. */
export const MAINTAINED = 24;
const FOLDER = path.join(root, 'scripts/node-24');

/**
 * The Node that the image runs on, from the npm registry alone; installed on first use, apart from the product.
 * @returns {Promise<string | null>} null where this process runs on it (or a newer one) already, or where no such package
 *   is made for this kind of machine
 */
export async function ensureMaintainedNode() {
  if (Number(process.versions.node.split('.')[0]) >= MAINTAINED) return null;
  const binary = path.join(
    FOLDER,
    `node_modules/node-${process.platform}-${process.arch}/bin/node`,
  );
  if (existsSync(binary)) return binary;
  say(`Memasang Node ${MAINTAINED} …`);
  const { code } = await npm(['ci', '--ignore-scripts', '--no-audit', '--no-fund'], {
    cwd: FOLDER,
  });
  if (code !== 0) throw new UserError(`Node ${MAINTAINED} tidak dapat dipasang.`);
  if (existsSync(binary)) return binary;
  say(
    `Tidak ada Node ${MAINTAINED} untuk ${process.platform}-${process.arch}; langkah ini dilewati.`,
  );
  return null;
}
