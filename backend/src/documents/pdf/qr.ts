import type PDFKit from 'pdfkit';
import QRCode from 'qrcode';
import { INK } from './page-writer.js';

/** Modules of white that a reader needs around the code. */
const QUIET = 2;

/** Draws the text as a QR code of `size` points, as shapes: sharp in any print. */
export function drawQr(
  doc: PDFKit.PDFDocument,
  text: string,
  x: number,
  y: number,
  size: number,
): void {
  const { modules } = QRCode.create(text, { errorCorrectionLevel: 'M' });
  const cell = size / (modules.size + 2 * QUIET);
  doc.save();
  for (let row = 0; row < modules.size; row += 1) {
    for (let column = 0; column < modules.size; column += 1) {
      if (modules.get(row, column)) {
        doc.rect(x + (column + QUIET) * cell, y + (row + QUIET) * cell, cell, cell);
      }
    }
  }
  doc.fill(INK);
  doc.restore();
}
