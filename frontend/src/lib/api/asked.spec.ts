import { setTimeout as sleep } from 'node:timers/promises';
import { allAnswered } from './asked';

describe('waiting for what a page asks', () => {
  it('waits for questions that come after an answer', async () => {
    const asked: Promise<unknown>[] = [];
    let isDone = false;
    const second = async () => {
      await sleep(20);
      isDone = true;
    };
    const first = async () => {
      await sleep(20);
      // Asked a turn later than the answer that leads to it, as a part of the page does.
      setImmediate(() => asked.push(second()));
    };
    asked.push(first());
    await allAnswered(asked);
    expect(isDone).toBe(true);
  });

  it('takes a failed answer for an answer', async () => {
    await allAnswered([Promise.reject(new Error('putus'))]);
  });

  it('waits for nothing where nothing is asked, and not for ever', async () => {
    const started = performance.now();
    await allAnswered([]);
    expect(performance.now() - started).toBeLessThan(200);
    await allAnswered([new Promise(() => undefined)]);
    expect(performance.now() - started).toBeGreaterThanOrEqual(250);
  });
});
