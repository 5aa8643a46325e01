import { HashQueue } from './hash-queue.js';

/** Work that ends when it is told to. */
function held() {
  let finish = (): void => undefined;
  const done = new Promise<void>((resolve) => {
    finish = resolve;
  });
  return { finish, work: jest.fn(() => done) };
}

describe('HashQueue', () => {
  it('runs so many at once, lets the next wait, and refuses beyond', async () => {
    const queue = new HashQueue(1, 1);
    const [first, second, third] = [held(), held(), held()];
    const running = queue.run(first.work);
    const waiting = queue.run(second.work);
    await expect(queue.run(third.work)).rejects.toMatchObject({ code: 'busy' });
    expect(second.work).not.toHaveBeenCalled();
    first.finish();
    await running;
    expect(second.work).toHaveBeenCalledTimes(1);
    second.finish();
    await waiting;
    third.finish();
    await queue.run(third.work);
    expect(third.work).toHaveBeenCalledTimes(1);
  });

  it('hands the turn over also when the work fails', async () => {
    const queue = new HashQueue(1, 1);
    await expect(queue.run(() => Promise.reject(new Error('rusak')))).rejects.toThrow('rusak');
    await expect(queue.run(() => Promise.resolve('ya'))).resolves.toBe('ya');
  });
});
