import { ensureBuilt } from './lib/build.mjs';
import { runMain } from './lib/log.mjs';

/** Builds both parts where their sources changed. */
await runMain(() => ensureBuilt());
