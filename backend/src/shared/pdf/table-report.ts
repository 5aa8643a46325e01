import { borderedTable, type TableColumn, type TableStyle } from './bordered-table.js';
import type { Frame, PageWriter, TextStyle } from './page-writer.js';
import { A4, renderPdf } from './pdf-document.js';

export interface ReportSection {
  /** For example `A. Utama`. */
  readonly heading?: string;
  readonly columns: readonly TableColumn[];
  readonly rows: readonly (readonly string[])[];
  /** Said in place of an empty table. */
  readonly empty?: string;
}

export interface ReportSignature {
  /** Above the name: `Pegawai yang dinilai`. */
  readonly caption: string;
  readonly name: string;
  /** Below it: rank, NIP. */
  readonly lines: readonly string[];
}

export interface TableReport {
  readonly title: string;
  readonly subtitle?: string;
  readonly landscape?: boolean;
  /** The only time in the file; the same report gives the same bytes. */
  readonly createdAt: Date;
  /** One or two groups of facts, side by side, as at the head of an SKP. */
  readonly facts: readonly (readonly (readonly [label: string, value: string])[])[];
  readonly sections: readonly ReportSection[];
  /** `Contoh, 2 Januari 2026`, above the last signature. */
  readonly placeAndDate?: string;
  /** One or two, side by side. */
  readonly signatures: readonly ReportSignature[];
  /** At the foot of every page, left of the page number. */
  readonly footnote?: string;
}

const MARGIN = 42;
const GUTTER = 24;
const FOOT = 24;
const SIGNING_ROOM = 52;

const BODY: TextStyle = { font: 'regular', size: 9, line: 13 };
const BOLD: TextStyle = { font: 'bold', size: 9, line: 13 };
const TITLE: TextStyle = { font: 'bold', size: 13, line: 18 };
const FINE: TextStyle = { font: 'regular', size: 8, line: 11 };
const TABLE: TableStyle = { body: BODY, head: { font: 'semibold', size: 9, line: 13 } };

/** A plain A4 form: title, facts, ruled tables, signatures. */
export function renderTableReport(report: TableReport): Promise<Buffer> {
  const width = report.landscape ? A4.height : A4.width;
  const height = report.landscape ? A4.width : A4.height;
  const frame: Frame = {
    left: MARGIN,
    right: width - MARGIN,
    top: MARGIN,
    bottom: height - MARGIN - FOOT,
    nextTop: MARGIN,
  };
  return renderPdf(
    { title: report.title, createdAt: report.createdAt },
    {
      frame,
      landscape: report.landscape,
      draw: (writer) => drawReport(writer, report),
      footer: (writer, page, pages) => {
        const y = frame.bottom + FOOT - FINE.line;
        writer.lineAt(`Halaman ${page} dari ${pages}`, writer.left, y, writer.width, FINE, 'right');
        const [note] = writer.lines(report.footnote ?? '', FINE, writer.width * 0.75);
        if (note) writer.lineAt(note, writer.left, y, writer.width, FINE);
      },
    },
  );
}

function drawReport(writer: PageWriter, report: TableReport): void {
  writer.paragraph(report.title.toUpperCase(), TITLE, { align: 'center' });
  if (report.subtitle) writer.paragraph(report.subtitle, BODY, { align: 'center' });
  writer.gap(10);
  drawFacts(writer, report.facts);
  for (const section of report.sections) {
    writer.gap(12);
    if (section.heading) {
      writer.ensure(BOLD.line * 5);
      writer.paragraph(section.heading, BOLD);
      writer.gap(3);
    }
    if (section.rows.length === 0 && section.empty) writer.paragraph(section.empty, BODY);
    else borderedTable(writer, section.columns, section.rows, TABLE);
  }
  drawSignatures(writer, report);
}

/** Left edge and width of each of `count` columns side by side. */
function sideBySide(writer: PageWriter, count: number): Array<{ x: number; width: number }> {
  const width = (writer.width - GUTTER * (count - 1)) / count;
  return Array.from({ length: count }, (_, index) => ({
    x: writer.left + index * (width + GUTTER),
    width,
  }));
}

function drawFacts(writer: PageWriter, groups: TableReport['facts']): void {
  const columns = sideBySide(writer, Math.max(1, groups.length));
  const top = writer.y;
  let bottom = top;
  groups.forEach((rows, index) => {
    const column = columns[index];
    if (!column) return;
    const labelWidth = Math.min(110, column.width * 0.36);
    let y = top;
    for (const [label, value] of rows) {
      const labelHeight = writer.blockAt(label, column.x, y, labelWidth - 4, BODY);
      writer.lineAt(':', column.x + labelWidth, y, 8, BODY);
      const valueHeight = writer.blockAt(
        value,
        column.x + labelWidth + 8,
        y,
        column.width - labelWidth - 8,
        BODY,
      );
      y += Math.max(labelHeight, valueHeight);
    }
    bottom = Math.max(bottom, y);
  });
  writer.y = bottom;
}

/** Signatures stay together; a single one stands on the right. */
function drawSignatures(writer: PageWriter, { signatures, placeAndDate }: TableReport): void {
  if (signatures.length === 0) return;
  const columns = sideBySide(writer, Math.max(2, signatures.length)).slice(-signatures.length);
  const placed = signatures.map((signature, index) => {
    const column = columns[index] ?? { x: writer.left, width: writer.width };
    const above = index === signatures.length - 1 && placeAndDate ? `${placeAndDate}\n` : '\n';
    return { ...column, signature, caption: above + signature.caption };
  });
  const linesOf = (text: string, width: number, style: TextStyle): number =>
    writer.lines(text, style, width).length;
  const captionHeight =
    Math.max(...placed.map((one) => linesOf(one.caption, one.width, BODY))) * BODY.line;
  const namesHeight =
    Math.max(
      ...placed.map((one) =>
        [one.signature.name, ...one.signature.lines].reduce(
          (sum, text) => sum + linesOf(text, one.width, BOLD),
          0,
        ),
      ),
    ) * BODY.line;
  writer.ensure(18 + captionHeight + SIGNING_ROOM + namesHeight);
  writer.gap(18);
  for (const one of placed) {
    writer.blockAt(one.caption, one.x, writer.y, one.width, BODY);
    let y = writer.y + captionHeight + SIGNING_ROOM;
    y += writer.blockAt(one.signature.name, one.x, y, one.width, BOLD);
    for (const line of one.signature.lines) y += writer.blockAt(line, one.x, y, one.width, BODY);
  }
  writer.y += captionHeight + SIGNING_ROOM + namesHeight;
}
