import { register } from 'node:module';
import { fileURLToPath } from 'node:url';

// The loader takes decorators and the target from there, wherever Jest was started.
process.env.TS_NODE_PROJECT = fileURLToPath(new URL('../../tsconfig.json', import.meta.url));
register('@swc-node/register/esm', import.meta.url);
