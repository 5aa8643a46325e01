import { createRunner } from 'jest-light-runner';

/** Processes of their own: argon2 and PDF would otherwise share one pool of threads with everything else. */
export default createRunner({ runtime: 'child_process' });
