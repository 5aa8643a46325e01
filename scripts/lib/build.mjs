import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { npm } from './command.mjs';
import { say, UserError } from './log.mjs';
import { root } from './paths.mjs';

const PARTS = [
  {
    workspace: 'backend',
    output: 'backend/dist',
    sources: ['backend/src', 'backend/.swcrc', 'backend/package.json', 'package-lock.json'],
    ignore: /\.(e2e-)?spec\.ts$/,
  },
  {
    workspace: 'frontend',
    output: 'frontend/.next',
    sources: [
      'frontend/src',
      'frontend/public',
      'frontend/scripts',
      'frontend/next.config.mjs',
      'frontend/postcss.config.mjs',
      'frontend/tsconfig.json',
      'frontend/package.json',
      'package-lock.json',
    ],
    ignore: /\.spec\.tsx?$/,
  },
];

/** Builds what changed since the last build that went through. */
export async function ensureBuilt(workspaces = PARTS.map((part) => part.workspace)) {
  for (const part of PARTS.filter(({ workspace }) => workspaces.includes(workspace))) {
    const stamp = path.join(root, part.output, '.asn-squad-build');
    const wanted = fingerprint(part);
    if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) continue;
    say(`Membangun ${part.workspace} …`);
    // A file whose source is gone must not live on; Next clears its own folder and keeps its cache there.
    if (part.workspace === 'backend')
      rmSync(path.join(root, part.output), { recursive: true, force: true });
    else rmSync(stamp, { force: true });
    const { code, output } = await npm(['run', 'build', '--silent', '-w', part.workspace], {
      capture: true,
      env: { ...process.env, NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1' },
    });
    if (code !== 0)
      throw new UserError(`${output}\nBagian ${part.workspace} tidak dapat dibangun.`);
    writeFileSync(stamp, wanted);
  }
}

function fingerprint({ sources, ignore }) {
  const hash = createHash('sha256');
  for (const source of sources) {
    for (const file of filesIn(path.join(root, source))) {
      if (ignore.test(file)) continue;
      hash
        .update(`${path.relative(root, file)}\n`)
        .update(readFileSync(file))
        .update('\n');
    }
  }
  return hash.digest('hex');
}

function filesIn(entry) {
  if (!existsSync(entry)) return [];
  if (!statSync(entry).isDirectory()) return [entry];
  return readdirSync(entry)
    .sort()
    .flatMap((name) => filesIn(path.join(entry, name)));
}
