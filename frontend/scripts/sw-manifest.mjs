import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/**
 * After the build: tells the service worker which built files the form needs, so that it opens without network. The
 * list lies beside them; its text changes with every build that changes one of them, and the browser then renews.
 */
const output = path.resolve(import.meta.dirname, '../.next');
const read = (file) => readFileSync(path.join(output, file), 'utf8');

const filesIn = (text) =>
  text.match(/static\/(?:chunks|media|css)\/[\w\-./~%]+?\.(?:js|css|woff2)/g) ?? [];

const named = [
  ...filesIn(read('build-manifest.json')),
  ...filesIn(read('server/app/(app)/catat/page_client-reference-manifest.js')),
];
/** What they load when it is needed: without network it is needed too. */
const onDemand = named
  .filter((file) => file.endsWith('.js'))
  .flatMap((file) => filesIn(read(file)));
const fonts = readdirSync(path.join(output, 'static/media'))
  .filter((file) => file.endsWith('.woff2'))
  .map((file) => `static/media/${file}`);
const assets = [...new Set([...named, ...onDemand, ...fonts])]
  .sort()
  .map((file) => `/_next/${file}`);
const version = createHash('sha256').update(assets.join('\n')).digest('hex').slice(0, 12);

writeFileSync(
  path.join(output, 'static/sw-manifest.js'),
  `self.ASN_MANIFEST = ${JSON.stringify({ version, assets })};\n`,
);
