import { Clock } from './clock.js';

describe('today', () => {
  it('is the date of the zone at every moment, also at its midnight', () => {
    const clock = new Clock();
    const at = (time: string): string[] => {
      Object.assign(clock, { now: () => new Date(time) });
      return ['Asia/Jakarta', 'Asia/Makassar', 'Asia/Kathmandu'].map((zone) => clock.today(zone));
    };
    expect(at('2026-11-22T15:59:59.999Z')).toEqual(['2026-11-22', '2026-11-22', '2026-11-22']);
    expect(at('2026-11-22T16:00:00Z')).toEqual(['2026-11-22', '2026-11-23', '2026-11-22']);
    expect(at('2026-11-22T18:14:59.999Z')).toEqual(['2026-11-23', '2026-11-23', '2026-11-22']);
    expect(at('2026-11-22T18:15:00Z')).toEqual(['2026-11-23', '2026-11-23', '2026-11-23']);
    expect(at('2026-11-21T18:15:00Z')).toEqual(['2026-11-22', '2026-11-22', '2026-11-22']);
  });
});
