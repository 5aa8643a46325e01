import { runMain } from './lib/log.mjs';
import { runProduct } from './lib/main-loop.mjs';

/** Runs what is installed and built already: the entry of the container image. */
await runMain(() => runProduct({}));
