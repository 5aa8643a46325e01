import { readFileSync } from 'node:fs';
import { npm } from './lib/command.mjs';

/** What runs in production, as CycloneDX. npm names the whole after its folder; it is the package's name that tells what it is. */
const { code, output } = await npm(
  ['sbom', '--omit', 'dev', '--sbom-format', 'cyclonedx', '--sbom-type', 'application'],
  { capture: true },
);
if (code !== 0) {
  process.stderr.write(output);
  process.exit(code);
}
const bom = JSON.parse(output.slice(output.indexOf('{')));
const { name } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8'));
bom.metadata.component.name = name;
process.stdout.write(`${JSON.stringify(bom, null, 2)}\n`);
