import { INK, type PageWriter } from '../../pdf/page-writer.js';
import type { LetterContent } from '../domain/letter-content.js';
import { ALERT, FINE, MARK, MARK_BOTTOM, px } from './letter-styles.js';

const PAD_X = px(12);
const PAD_Y = px(8);
const GAP = px(12);

const DRAFT = {
  label: 'Konsep, belum terbit',
  valid: false,
  statement: 'Naskah ini belum bernomor dan belum ditandatangani, sehingga belum berlaku.',
} as const;

/** The statement about the signature, on every page; its page number when there are several. */
export function drawFooter(
  writer: PageWriter,
  letter: LetterContent,
  page: number,
  pages: number,
): void {
  const mark = letter.signature ?? DRAFT;
  const { verification } = letter;
  const howToVerify = letter.signature
    ? ` Periksa di ${verification.url.replace(/^https?:\/\//, '').replace(/\/[^/]*$/, '')} dengan kode ${verification.token}.`
    : '';
  const style = mark.valid ? { ...MARK, color: INK } : MARK;
  const label = mark.label.toUpperCase();
  const labelWidth = writer.measure(label, style);
  const textX = writer.left + PAD_X + labelWidth + GAP;
  const textWidth = writer.frame.right - PAD_X - textX;
  const lines = writer.lines(mark.statement + howToVerify, FINE, textWidth);
  const height = lines.length * FINE.line + 2 * PAD_Y;
  const top = MARK_BOTTOM - height;
  writer.doc
    .lineWidth(px(1.5))
    .strokeColor(mark.valid ? INK : ALERT)
    .rect(writer.left, top, writer.width, height)
    .stroke();
  writer.lineAt(label, writer.left + PAD_X, top + (height - style.line) / 2, labelWidth, style);
  lines.forEach((line, index) =>
    writer.lineAt(line, textX, top + PAD_Y + index * FINE.line, textWidth, FINE),
  );
  if (pages > 1) {
    const y = MARK_BOTTOM + px(6);
    writer.lineAt(`Halaman ${page} dari ${pages}`, writer.left, y, writer.width, FINE, 'right');
    if (letter.number)
      writer.lineAt(`Nomor ${letter.number}`, writer.left, y, writer.width / 2, FINE);
  }
}
