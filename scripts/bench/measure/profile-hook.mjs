/** Preloaded into the backend with --profile: writes a CPU profile when the process is asked to end. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { Session } from 'node:inspector';
import path from 'node:path';

function post(session, method) {
  let answer;
  session.post(method, (error, result) => {
    if (error) throw error;
    answer = result;
  });
  return answer;
}

if (process.argv[1]?.endsWith('backend/dist/main.js')) {
  const session = new Session();
  session.connect();
  post(session, 'Profiler.enable');
  post(session, 'Profiler.start');
  // The product ends itself by the signal once it has closed everything, without an exit event.
  process.once('SIGTERM', () => {
    const { profile } = post(session, 'Profiler.stop');
    mkdirSync(process.env.BENCH_PROFILE, { recursive: true });
    writeFileSync(
      path.join(process.env.BENCH_PROFILE, 'backend.cpuprofile'),
      JSON.stringify(profile),
    );
  });
}
