import { borderedTable } from '../../pdf/bordered-table.js';
import type { PageWriter } from '../../pdf/page-writer.js';
import type { FactRow, LetterBlock } from '../domain/letter-wording.js';
import { BODY, HEADING, LABEL, px, SMALL, SMALL_SEMIBOLD } from './letter-styles.js';

const FACT = { label: px(116), colon: px(12) } as const;
/** In korespondensi form, where `Pangkat, golongan` stands among the labels. */
const WIDE_FACT = { label: px(136), colon: px(12) } as const;
const INDENT = px(32);
/** Widths of the Kepada table, after the design; the first holds the widest NIP in one line. */
const SHARES = [176, 88, 168, 114];

export function drawBlock(writer: PageWriter, block: LetterBlock): void {
  const inner = writer.left + LABEL.width + LABEL.colon;
  switch (block.kind) {
    case 'paragraph':
      writer.paragraph(block.text, BODY);
      break;
    case 'facts':
      drawFacts(writer, block.rows, writer.left + INDENT, WIDE_FACT);
      break;
    case 'heading':
      writer.gap(px(4));
      // A heading never ends a page: room for the first rows of what follows.
      writer.ensure(HEADING.line + px(110));
      writer.paragraph(block.text, HEADING, { align: 'center' });
      break;
    case 'list':
      drawLabel(writer, block.label, BODY.line * 2);
      writer.numbered(block.items, BODY, inner + px(4));
      break;
    case 'table': {
      const columns = block.columns.map((title, index) => ({ title, share: SHARES[index] ?? 1 }));
      const style = { body: SMALL, head: SMALL_SEMIBOLD };
      drawLabel(writer, block.label, px(100), px(2));
      borderedTable(writer, columns, block.rows, style, inner);
      break;
    }
    case 'labelledFacts':
      drawLabel(writer, block.label, BODY.line * 3);
      drawFacts(writer, block.rows, inner, FACT);
      break;
  }
}

/** The label in the margin column, on the same page as the first `room` points of its content. */
function drawLabel(writer: PageWriter, label: string, room: number, drop = 0): void {
  writer.ensure(room);
  writer.lineAt(label, writer.left, writer.y + drop, LABEL.width, BODY);
  writer.lineAt(':', writer.left + LABEL.width, writer.y + drop, LABEL.colon, BODY);
}

function drawFacts(
  writer: PageWriter,
  rows: readonly FactRow[],
  x: number,
  widths: { label: number; colon: number },
): void {
  for (const [label, value] of rows) writer.fact(label, value, BODY, { x, ...widths });
}
