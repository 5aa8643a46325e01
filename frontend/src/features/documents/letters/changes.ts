import type { LetterText } from './components/LetterSheet';

/** One place of a letter that reads differently now. */
export interface Change {
  place: string;
  before: string;
  after: string;
}

type Line = readonly [place: string, text: string];

/** The text on the paper, place by place. */
function linesOf(sheet: LetterText): Line[] {
  const { head, signer } = sheet;
  return [
    [
      'Kop',
      [head.agencyName, head.unitName, head.address, head.contact].filter(Boolean).join(', '),
    ],
    ['Hal', sheet.subject],
    ['Tempat', sheet.place],
    ['Sifat', sheet.nature],
    ['Lampiran', sheet.attachments],
    [
      'Tujuan surat',
      sheet.addressee ? `${sheet.addressee.position}, ${sheet.addressee.place}` : '',
    ],
    ...sheet.blocks.flatMap((block, at): Line[] => {
      if (block.kind === 'facts' || block.kind === 'labelledFacts')
        return (block.rows ?? []).map(([label, value]): Line => [label ?? '', value ?? '']);
      if (block.kind === 'table')
        return (block.rows ?? []).flatMap((row, nr) =>
          row.map((cell, column): Line => [
            `${block.columns?.[column] ?? 'Tabel'}${nr > 0 ? ` ${nr + 1}` : ''}`,
            cell,
          ]),
        );
      if (block.kind === 'list')
        return (block.items ?? []).map((item, nr): Line => [
          `${block.label ?? ''} ${nr + 1}`,
          item,
        ]);
      return [[`Alinea ${at + 1}`, block.text ?? '']];
    }),
    [
      'Penanda tangan',
      [...signer.caption, signer.name, signer.rank, signer.nip].filter(Boolean).join(' '),
    ],
    ['Tembusan', sheet.copies.join('; ')],
  ];
}

/** Where two readings of the same letters differ, in the order of the paper. */
export function changesBetween(
  before: readonly LetterText[],
  after: readonly LetterText[],
): Change[] {
  const kinds = [...new Set([...before, ...after].map(({ kind }) => kind))];
  return kinds.flatMap((kind) => {
    const old = mapOf(before.find((sheet) => sheet.kind === kind));
    const now = mapOf(after.find((sheet) => sheet.kind === kind));
    return [...new Set([...old.keys(), ...now.keys()])].flatMap((place) => {
      const [was = '', is = ''] = [old.get(place), now.get(place)];
      return was === is ? [] : [{ place, before: was, after: is }];
    });
  });
}

const mapOf = (sheet: LetterText | undefined): Map<string, string> =>
  new Map(sheet ? linesOf(sheet) : []);
