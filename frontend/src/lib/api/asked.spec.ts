import { setTimeout as sleep } from 'node:timers/promises';
import { allAnswered } from './asked';

const ok = { ok: true };

describe('waiting for what a page asks', () => {
  it('waits for questions that come after an answer', async () => {
    const asked: Promise<{ ok: boolean }>[] = [];
    let isDone = false;
    const second = async () => {
      await sleep(20);
      isDone = true;
      return ok;
    };
    const first = async () => {
      await sleep(20);
      // Asked a turn later than the answer that leads to it, as a part of the page does.
      setImmediate(() => asked.push(second()));
      return ok;
    };
    asked.push(first());
    expect(await allAnswered(asked)).toBe(true);
    expect(isDone).toBe(true);
  });

  it('takes a failed answer for an answer, but not for a whole page', async () => {
    expect(await allAnswered([Promise.reject(new Error('putus'))])).toBe(false);
    expect(await allAnswered([Promise.resolve(ok), Promise.resolve({ ok: false })])).toBe(false);
  });

  it('waits for nothing where nothing is asked, and not for ever', async () => {
    const started = performance.now();
    expect(await allAnswered([])).toBe(true);
    expect(performance.now() - started).toBeLessThan(200);
    expect(await allAnswered([Promise.resolve(ok), new Promise(() => undefined)])).toBe(false);
    expect(performance.now() - started).toBeGreaterThanOrEqual(250);
  });
});
