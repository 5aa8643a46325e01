import { Lane } from './lane.js';

describe('Lane', () => {
  it('refuses what does not fit and takes it once there is room', () => {
    const lane = new Lane(3);
    const first = lane.take(2);
    expect(lane.take(2)).toBeNull();
    expect(lane.take()).not.toBeNull();
    first?.();
    expect(lane.load).toBe(1);
    expect(lane.take(2)).not.toBeNull();
  });

  it('takes one that is too heavy alone', () => {
    const lane = new Lane(2);
    expect(lane.take(5)).not.toBeNull();
    expect(lane.take()).toBeNull();
  });

  it('gives room back once, however often it is told', () => {
    const lane = new Lane(2);
    lane.take();
    const release = lane.take();
    release?.();
    release?.();
    expect(lane.load).toBe(1);
  });
});
