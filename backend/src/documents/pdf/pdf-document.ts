import PdfKit from 'pdfkit';
import { fonts } from './fonts.js';
import { type Frame, PageWriter } from './page-writer.js';

export interface PdfMetadata {
  readonly title: string;
  readonly author?: string;
  readonly subject?: string;
  readonly keywords?: string;
  /** The only time in the file: the same input at the same instant gives the same bytes. */
  readonly createdAt: Date;
}

export interface PdfLayout {
  readonly frame: Frame;
  readonly landscape?: boolean;
  readonly draw: (writer: PageWriter) => void;
  /** Called for each page when all are written. */
  readonly footer?: (writer: PageWriter, page: number, pages: number) => void;
}

/** A4 in points. */
export const A4 = { width: 595.28, height: 841.89 } as const;

/** Renders an A4 document in Indonesian, its fonts embedded. */
export function renderPdf(metadata: PdfMetadata, layout: PdfLayout): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const doc = new PdfKit({
      size: 'A4',
      layout: layout.landscape ? 'landscape' : 'portrait',
      // Pages are turned by PageWriter alone.
      margin: 0,
      bufferPages: true,
      pdfVersion: '1.7',
      lang: 'id-ID',
      displayTitle: true,
      info: {
        Title: metadata.title,
        Author: metadata.author ?? '',
        Subject: metadata.subject ?? '',
        Keywords: metadata.keywords ?? '',
        Creator: 'ASN Squad',
        Producer: 'ASN Squad',
        CreationDate: metadata.createdAt,
      },
    });
    const chunks: Buffer[] = [];
    doc.on('data', (chunk: Buffer) => chunks.push(chunk));
    doc.on('end', () => resolve(Buffer.concat(chunks)));
    doc.on('error', reject);
    for (const [name, font] of fonts()) doc.registerFont(name, font);
    const writer = new PageWriter(doc, layout.frame);
    layout.draw(writer);
    const { start, count } = doc.bufferedPageRange();
    for (let index = 0; index < count; index += 1) {
      doc.switchToPage(start + index);
      layout.footer?.(writer, index + 1, count);
    }
    doc.end();
  });
}
