import type { DemoTime } from './demo-time.js';
import type { RoundFate } from './round.maker.js';
import type { DemoSquad } from './squad.maker.js';

/** Every state of a round: asked, half done, scored, sent back and accepted. */
export function roundFates(
  squads: readonly DemoSquad[],
  time: DemoTime,
): [squad: DemoSquad, fate: RoundFate, lastDay: string][] {
  const of = (status: string) => squads.filter(({ text }) => text.status === status);
  const assessed: RoundFate[] = ['scored', 'half', 'asked', 'scored', 'sent_back', 'half'];
  return [
    ...of('assessing').map((squad, index): [DemoSquad, RoundFate, string] => [
      squad,
      assessed[index % assessed.length] ?? 'asked',
      time.day(-9),
    ]),
    ...of('closed').map((squad): [DemoSquad, RoundFate, string] => [
      squad,
      'accepted',
      squad.endsOn,
    ]),
    ...of('active')
      .slice(0, 9)
      .map((squad): [DemoSquad, RoundFate, string] => [squad, 'accepted', time.day(-35)]),
  ];
}
