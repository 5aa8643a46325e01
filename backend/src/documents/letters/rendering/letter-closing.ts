import { drawQr } from '../../pdf/qr.js';
import type { PageWriter } from '../../pdf/page-writer.js';
import { longDate } from '../../../kernel/indonesian-date.js';
import type { LetterContent } from '../domain/letter-content.js';
import { signatureCaption, spacedNip } from '../domain/letter-wording.js';
import { BODY, BODY_BOLD, px, SMALL } from './letter-styles.js';

const BLOCK_WIDTH = px(364);
const QR = px(96);
const QR_GAP = px(12);
const GAP = px(12);

/** Closing sentence, signature and tembusan; sentence and signature stay on one page. */
export function drawClosing(writer: PageWriter, letter: LetterContent, closing: string): void {
  const caption = captionOf(letter);
  const identity = identityOf(letter);
  const x = writer.frame.right - BLOCK_WIDTH;
  const nameX = x + QR + QR_GAP;
  const nameWidth = writer.frame.right - nameX;
  const lineCount = (text: string, width: number): number =>
    writer.lines(text, BODY_BOLD, width).length;
  const captionHeight = caption.reduce(
    (sum, text) => sum + lineCount(text, BLOCK_WIDTH) * BODY.line,
    0,
  );
  const nameHeight = identity.reduce(
    (sum, text) => sum + lineCount(text, nameWidth) * BODY.line,
    0,
  );
  const signatureHeight = captionHeight + px(8) + Math.max(QR, nameHeight);
  const closingHeight = lineCount(closing, writer.width) * BODY.line;

  writer.ensure(GAP + closingHeight + px(16) + signatureHeight);
  writer.gap(GAP);
  writer.paragraph(closing, BODY);
  writer.gap(px(16));
  for (const text of caption) writer.y += writer.blockAt(text, x, writer.y, BLOCK_WIDTH, BODY);
  writer.y += px(8);
  const foot = writer.y + Math.max(QR, nameHeight);
  // A konsep cannot be verified.
  if (letter.signature) drawQr(writer.doc, letter.verification.url, x, foot - QR, QR);
  drawIdentity(writer, identity, nameX, foot - nameHeight, nameWidth);
  writer.y = foot;
  drawCopies(writer, letter.copies);
}

/** Judul form has place and date here; korespondensi form has them at its head. */
function captionOf(letter: LetterContent): string[] {
  const caption = signatureCaption(letter.signer);
  return letter.kind === 'assignment'
    ? [`${letter.place}, ${longDate(letter.date)}`, ...caption]
    : caption;
}

function identityOf({ signer }: LetterContent): string[] {
  return [
    signer.name,
    ...(signer.rank ? [signer.rank] : []),
    ...(signer.nip ? [`NIP ${spacedNip(signer.nip)}`] : []),
  ];
}

function drawIdentity(
  writer: PageWriter,
  identity: readonly string[],
  x: number,
  top: number,
  width: number,
): void {
  let y = top;
  const [name = '', ...rest] = identity;
  for (const line of writer.lines(name, BODY_BOLD, width)) {
    writer.lineAt(line, x, y, width, BODY_BOLD);
    writer.rule(y + BODY.line - px(2), px(1), x, x + writer.measure(line, BODY_BOLD));
    y += BODY.line;
  }
  for (const text of rest) y += writer.blockAt(text, x, y, width, BODY);
}

function drawCopies(writer: PageWriter, copies: readonly string[]): void {
  if (copies.length === 0) return;
  writer.gap(px(16));
  // The word Tembusan never stands alone at the foot of a page.
  writer.ensure(SMALL.line * 2);
  writer.paragraph('Tembusan:', SMALL);
  const last = copies.length - 1;
  writer.numbered(
    copies.map(
      (copy, index) => `${copy.trim().replace(/[.;,]+$/, '')}${index === last ? '.' : ';'}`,
    ),
    SMALL,
    writer.left + px(6),
  );
}
