/**
 * The runner runs tests and hooks for as long as they take. Here they get Jest's time limit back, so that one that waits for
 * what never comes fails by its name.
 */
const LIMIT_MS = 30_000;
// Taken before any spec sets a clock of its own.
const { setTimeout, clearTimeout } = globalThis;

function limited(work, limit = LIMIT_MS) {
  if (typeof work !== 'function') return work;
  // Jest passes a callback to functions that name an argument; none of ours does.
  return async () => {
    let timer;
    const late = new Promise((_, reject) => {
      timer = setTimeout(() => reject(new Error(`took longer than ${limit} ms`)), limit);
    });
    try {
      return await Promise.race([work(), late]);
    } finally {
      clearTimeout(timer);
    }
  };
}

function limitedTest(test) {
  const register = (name, work, limit) => test(name, limited(work, limit));
  register.each =
    (...table) =>
    (name, work, limit) =>
      test.each(...table)(name, (...row) => limited(() => work(...row), limit)());
  return register;
}

for (const name of ['it', 'test']) {
  const test = globalThis[name];
  globalThis[name] = Object.assign(limitedTest(test), { only: limitedTest(test.only) });
}
for (const name of ['beforeAll', 'beforeEach', 'afterEach', 'afterAll']) {
  const hook = globalThis[name];
  globalThis[name] = (work, limit) => hook(limited(work, limit));
}
