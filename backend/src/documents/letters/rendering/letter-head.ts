import { INK, type PageWriter, type TextStyle } from '../../pdf/page-writer.js';
import { longDate } from '../../../kernel/indonesian-date.js';
import type { LetterContent, LetterHead } from '../domain/letter-content.js';
import { subjectOf } from '../domain/letter-wording.js';
import { AGENCY, BODY, FINE, px, TITLE, UNIT } from './letter-styles.js';

/** The agency's emblem as PNG or JPEG bytes. */
export type Emblem = Buffer;

const SIDE = px(72);
const EMBLEM = { width: px(56), height: px(64) } as const;
const NUMBER_ON_ISSUE = '(diberikan saat terbit)';

/** Kop: emblem, agency, unit, address, and the double rule. */
export function drawHead(writer: PageWriter, head: LetterHead, emblem?: Emblem): void {
  const x = writer.left + SIDE;
  const width = writer.width - 2 * SIDE;
  const rows = [
    { text: head.agencyName.toUpperCase(), style: AGENCY },
    { text: head.unitName.toUpperCase(), style: UNIT },
    { text: head.address ?? '', style: FINE },
    { text: head.contact ?? '', style: FINE },
  ].filter((row) => row.text !== '');
  const textHeight = rows.reduce(
    (sum, row) => sum + writer.lines(row.text, row.style, width).length * row.style.line,
    0,
  );
  const height = Math.max(textHeight, EMBLEM.height);
  drawEmblem(writer, writer.y + (height - EMBLEM.height) / 2, emblem);
  let y = writer.y + (height - textHeight) / 2;
  for (const row of rows) {
    const even = evenWidth(writer, row.text, row.style, width);
    y += writer.blockAt(row.text, x + (width - even) / 2, y, even, row.style, 'center');
  }
  const ruleY = writer.y + height + px(10);
  writer.rule(ruleY + px(1.5), px(3));
  writer.rule(ruleY + px(6.5), px(1));
  writer.y = ruleY + px(7);
}

/** The least width that needs no more lines: a long name then breaks into lines of like length. */
function evenWidth(writer: PageWriter, text: string, style: TextStyle, width: number): number {
  const count = writer.lines(text, style, width).length;
  const step = px(8);
  let even = width;
  while (even - step > width / 2 && writer.lines(text, style, even - step).length === count)
    even -= step;
  return even;
}

function drawEmblem(writer: PageWriter, y: number, emblem?: Emblem): void {
  const { doc, left } = writer;
  if (emblem) {
    doc.image(emblem, left, y, {
      fit: [EMBLEM.width, EMBLEM.height],
      align: 'center',
      valign: 'center',
    });
    return;
  }
  // The place of the regional emblem, until the agency gives its own.
  const scale = EMBLEM.height / 56;
  doc
    .save()
    .translate(left + (EMBLEM.width - 48 * scale) / 2, y)
    .scale(scale)
    .lineWidth(1.5)
    .strokeColor(INK);
  doc.path('M4 4h40v28c0 12-9 17-20 21C13 49 4 44 4 32z').stroke();
  doc.dash(2, { space: 3 }).path('M4 16h40M24 16v36').stroke();
  doc.undash().restore();
}

/** Judul form: the title, underlined, and the number. */
export function drawTitle(writer: PageWriter, title: string, number: string | null): void {
  writer.y += px(20);
  const text = title.toUpperCase();
  writer.paragraph(text, TITLE, { align: 'center' });
  const width = writer.measure(text, TITLE);
  const middle = writer.left + writer.width / 2;
  writer.rule(writer.y - px(2), px(1.25), middle - width / 2, middle + width / 2);
  writer.paragraph(`NOMOR ${number ?? NUMBER_ON_ISSUE}`, BODY, { align: 'center' });
}

const META = { label: px(76), colon: px(12) } as const;
const ADDRESS_INDENT = px(32);

/** Korespondensi form: place and date, Nomor/Sifat/Lampiran/Hal, Yth. */
export function drawCorrespondenceOpening(
  writer: PageWriter,
  letter: Exclude<LetterContent, { kind: 'assignment' }>,
): void {
  writer.y += px(20);
  // Beside Nomor, whose line is free on the right.
  writer.lineAt(
    `${letter.place}, ${longDate(letter.date)}`,
    writer.left,
    writer.y,
    writer.width,
    BODY,
    'right',
  );
  const columns = { x: writer.left, ...META };
  writer.fact('Nomor', letter.number ?? NUMBER_ON_ISSUE, BODY, columns);
  writer.fact('Sifat', letter.nature ?? 'Biasa', BODY, columns);
  writer.fact('Lampiran', letter.attachments ?? '-', BODY, columns);
  writer.fact('Hal', subjectOf(letter), BODY, columns);
  writer.gap(px(16));
  writer.lineAt('Yth.', writer.left, writer.y, ADDRESS_INDENT, BODY);
  const x = writer.left + ADDRESS_INDENT;
  writer.paragraph(letter.addressee.position, BODY, { x });
  writer.paragraph(`di ${letter.addressee.place}`, BODY, { x });
}
