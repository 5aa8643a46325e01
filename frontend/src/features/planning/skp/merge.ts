import type { ActionDraft, RhkDraft, SkpDraft } from './draft';

/** A place that both people changed; the merged draft holds the text typed here. */
export interface Clash {
  where: string;
  mine: string;
  theirs: string;
}

export interface Merged {
  draft: SkpDraft;
  clashes: Clash[];
}

const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

/** Keys are generated at every read and carry no meaning. */
const bare = <Row extends { key: string }>(rows: readonly Row[]): unknown =>
  rows.map(({ key: _key, ...row }) => row);

const linesOf = (rows: readonly { text: string; target: string; unit: string }[]): string =>
  rows.map(({ text, target, unit }) => [text, target, unit].filter(Boolean).join(' ')).join('; ');

/**
 * Two have gone on from `base`: what only one has changed is taken from that one. Where both have, `mine` stands, for it is
 * nowhere else yet, and the clash is told.
 */
export function mergeDrafts(base: SkpDraft, mine: SkpDraft, theirs: SkpDraft): Merged {
  const clashes: Clash[] = [];
  const pick = <Value>(
    where: string,
    [was, here, there]: readonly [Value, Value, Value],
    show: (value: Value) => string = String,
    plain: (value: Value) => unknown = (value) => value,
  ): Value => {
    if (same(plain(here), plain(was))) return there;
    if (!same(plain(there), plain(was)) && !same(plain(here), plain(there)))
      clashes.push({ where, mine: show(here), theirs: show(there) });
    return here;
  };
  const texts = <Texts extends Record<string, string>>(
    where: string,
    all: [Texts, Texts, Texts],
  ) => {
    const names = [...new Set(all.flatMap((one) => Object.keys(one)))];
    const [was, here, there] = all;
    return Object.fromEntries(
      names.map((name) => [
        name,
        pick(where, [was[name] ?? '', here[name] ?? '', there[name] ?? '']),
      ]),
    ) as Texts;
  };
  const mergeRhk = (name: string, was: RhkDraft, here: RhkDraft, there: RhkDraft): RhkDraft => ({
    ...there,
    key: here.key,
    text: pick(`${name}, rumusan`, [was.text, here.text, there.text]),
    kind: pick(name, [was.kind, here.kind, there.kind]),
    above: pick(
      `${name}, yang diintervensi`,
      [was.above, here.above, there.above],
      () => 'pilihan lain',
    ),
    goalId: pick(name, [was.goalId, here.goalId, there.goalId], () => 'sasaran lain'),
    perspective: pick(name, [was.perspective, here.perspective, there.perspective]),
    indicators: pick(
      `${name}, indikator`,
      [was.indicators, here.indicators, there.indicators],
      linesOf,
      bare,
    ),
    actionItems: pick<ActionDraft[]>(
      `${name}, rencana aksi`,
      [was.actionItems, here.actionItems, there.actionItems],
      linesOf,
      bare,
    ),
  });

  const find = (draft: SkpDraft, id: string | undefined) =>
    id === undefined ? undefined : draft.rhk.find((rhk) => rhk.id === id);
  const kept = theirs.rhk.flatMap((there, index) => {
    const name = `RHK ${index + 1}`;
    const was = find(base, there.id);
    const here = find(mine, there.id);
    if (here) return [mergeRhk(name, was ?? there, here, there)];
    if (!was) return [there];
    // Taken away here: unless somebody has gone on writing it there.
    if (same(bare([stripped(was)]), bare([stripped(there)]))) return [];
    clashes.push({ where: name, mine: 'dihapus', theirs: there.text });
    return [there];
  });
  const own = mine.rhk.flatMap((here) => {
    if (here.id === undefined) return [here];
    if (find(theirs, here.id)) return [];
    const was = find(base, here.id);
    // Taken away there: unless it was gone on with here, which makes it a new one.
    if (was && same(bare([stripped(was)]), bare([stripped(here)]))) return [];
    clashes.push({ where: 'RHK', mine: here.text, theirs: 'dihapus' });
    return [
      {
        ...here,
        id: undefined,
        actionItems: here.actionItems.map((item) => ({ ...item, id: undefined })),
      },
    ];
  });
  const draft: SkpDraft = {
    rhk: [...kept, ...own],
    behaviour: texts('Ekspektasi khusus pimpinan', [
      base.behaviour,
      mine.behaviour,
      theirs.behaviour,
    ]),
    attachments: texts('Lampiran', [base.attachments, mine.attachments, theirs.attachments]),
  };
  return { draft, clashes };
}

/** What a person wrote of it. */
const stripped = ({ indicators, actionItems, ...rhk }: RhkDraft) => ({
  ...rhk,
  indicators: bare(indicators),
  actionItems: bare(actionItems),
});
