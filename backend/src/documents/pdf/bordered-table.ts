import { INK, type PageWriter, type TextStyle } from './page-writer.js';

export interface TableColumn {
  readonly title: string;
  /** Share of the table's width; the shares need not add up to one. */
  readonly share: number;
  readonly align?: 'left' | 'right' | 'center';
}

export interface TableStyle {
  readonly body: TextStyle;
  readonly head: TextStyle;
}

const PAD_X = 6;
const PAD_Y = 3;
const BORDER = 0.75;

interface Cell {
  lines: string[];
  x: number;
  width: number;
  align: 'left' | 'right' | 'center';
}

/**
 * A table with ruled cells. The header row repeats on every page; a row stays whole where a page can hold it, and is cut
 * between lines otherwise.
 */
export function borderedTable(
  writer: PageWriter,
  columns: readonly TableColumn[],
  rows: readonly (readonly string[])[],
  style: TableStyle,
  x = writer.left,
): void {
  const total = columns.reduce((sum, column) => sum + column.share, 0);
  const tableWidth = writer.frame.right - x;
  const widths = columns.map((column) => (column.share / total) * tableWidth);
  const cells = (texts: readonly string[], text: TextStyle): Cell[] => {
    let left = x;
    return columns.map((column, index) => {
      const width = widths[index] ?? 0;
      const cell = {
        lines: writer.lines(texts[index] ?? '', text, width - 2 * PAD_X),
        x: left,
        width,
        align: column.align ?? 'left',
      };
      left += width;
      return cell;
    });
  };
  const head = cells(
    columns.map((column) => column.title),
    style.head,
  );
  const headHeight = heightOf(head, style.head);
  const drawHead = (): void => drawRow(writer, head, style.head);

  const first = rows[0] ? heightOf(cells(rows[0], style.body), style.body) : 0;
  writer.ensure(Math.min(headHeight + first, writer.frame.bottom - writer.frame.nextTop));
  drawHead();
  for (const row of rows) {
    let rest = cells(row, style.body);
    const whole = heightOf(rest, style.body);
    const fullPage = writer.frame.bottom - writer.frame.nextTop - headHeight;
    if (whole > writer.room && whole <= fullPage) turn();
    while (heightOf(rest, style.body) > writer.room) {
      const fitting = Math.floor((writer.room - 2 * PAD_Y) / style.body.line);
      if (fitting > 0) {
        drawRow(
          writer,
          rest.map((cell) => ({ ...cell, lines: cell.lines.slice(0, fitting) })),
          style.body,
        );
        rest = rest.map((cell) => ({ ...cell, lines: cell.lines.slice(fitting) }));
      }
      turn();
    }
    drawRow(writer, rest, style.body);
  }

  function turn(): void {
    writer.newPage();
    drawHead();
  }
}

const heightOf = (cells: readonly Cell[], style: TextStyle): number =>
  Math.max(1, ...cells.map((cell) => cell.lines.length)) * style.line + 2 * PAD_Y;

function drawRow(writer: PageWriter, cells: readonly Cell[], style: TextStyle): void {
  const height = heightOf(cells, style);
  for (const cell of cells) {
    writer.doc
      .lineWidth(BORDER)
      .strokeColor(INK)
      .rect(cell.x, writer.y, cell.width, height)
      .stroke();
    cell.lines.forEach((line, index) =>
      writer.lineAt(
        line,
        cell.x + PAD_X,
        writer.y + PAD_Y + index * style.line,
        cell.width - 2 * PAD_X,
        style,
        cell.align,
      ),
    );
  }
  writer.y += height;
}
