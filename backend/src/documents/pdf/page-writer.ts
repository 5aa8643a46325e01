import type PDFKit from 'pdfkit';
import { extended, type FontName } from './fonts.js';
import { printable, runsOf } from '../../kernel/printable.js';
import { textLines } from './text-lines.js';

/** All lengths are points. */
export interface TextStyle {
  readonly font: FontName;
  readonly size: number;
  /** Distance from line to line. */
  readonly line: number;
  readonly color?: string;
  /** Space between letters. */
  readonly spacing?: number;
}

export interface Frame {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  /** Where text ends; below stands the footer. */
  readonly bottom: number;
  /** Where text begins on the second page and after. */
  readonly nextTop: number;
}

type Align = 'left' | 'center' | 'right';

export const INK = '#14202E';

/** Writes down a page, line by line, and turns the page when it is full; nothing overlaps. */
export class PageWriter {
  y: number;

  constructor(
    readonly doc: PDFKit.PDFDocument,
    readonly frame: Frame,
  ) {
    this.y = frame.top;
  }

  get left(): number {
    return this.frame.left;
  }

  get width(): number {
    return this.frame.right - this.frame.left;
  }

  /** Height left on this page. */
  get room(): number {
    return this.frame.bottom - this.y;
  }

  get isPageTop(): boolean {
    return this.y <= this.frame.nextTop;
  }

  gap(height: number): void {
    if (!this.isPageTop) this.y += height;
  }

  newPage(): void {
    this.doc.addPage();
    this.y = this.frame.nextTop;
  }

  /** Turns the page unless `height` still fits on this one. */
  ensure(height: number): void {
    if (height > this.room && !this.isPageTop) this.newPage();
  }

  lines(text: string, style: TextStyle, width: number): string[] {
    return textLines(printable(text), width, (piece) => this.measure(piece, style));
  }

  measure(text: string, style: TextStyle): number {
    return runsOf(text).reduce((sum, run) => sum + this.measureRun(run, style), 0);
  }

  private measureRun(run: { text: string; isExtended: boolean }, style: TextStyle): number {
    this.doc.font(run.isExtended ? extended(style.font) : style.font).fontSize(style.size);
    return this.doc.widthOfString(run.text, { characterSpacing: style.spacing ?? 0 });
  }

  /** One line that is known to fit, its line box beginning at `y`. */
  lineAt(
    text: string,
    x: number,
    y: number,
    width: number,
    style: TextStyle,
    align: Align = 'left',
  ): void {
    const free = width - this.measure(text, style);
    const shift = align === 'left' ? 0 : align === 'center' ? free / 2 : free;
    this.doc.font(style.font).fontSize(style.size);
    const inset = (style.line - this.doc.currentLineHeight()) / 2;
    let at = x + shift;
    for (const run of runsOf(text)) {
      // Sets the font, too.
      const advance = this.measureRun(run, style);
      this.doc.fillColor(style.color ?? INK).text(run.text, at, y + inset, {
        lineBreak: false,
        characterSpacing: style.spacing ?? 0,
      });
      at += advance;
    }
  }

  /** Writes a block of lines that must fit where it stands; returns its height. */
  blockAt(
    text: string,
    x: number,
    y: number,
    width: number,
    style: TextStyle,
    align: Align = 'left',
  ): number {
    const lines = this.lines(text, style, width);
    lines.forEach((line, index) =>
      this.lineAt(line, x, y + index * style.line, width, style, align),
    );
    return lines.length * style.line;
  }

  paragraph(
    text: string,
    style: TextStyle,
    options: { x?: number; width?: number; align?: Align } = {},
  ): void {
    const x = options.x ?? this.left;
    const width = options.width ?? this.frame.right - x;
    this.flow(this.lines(text, style, width), style, (line) =>
      this.lineAt(line, x, this.y, width, style, options.align),
    );
  }

  /** Lines from page to page: no first line alone at a foot, no last line alone at a head. */
  private flow(
    lines: readonly string[],
    style: TextStyle,
    draw: (line: string, index: number) => void,
  ): void {
    lines.forEach((line, index) => {
      const left = lines.length - index;
      const opening = left === 3 ? 3 : Math.min(left, 2);
      const together = index === 0 ? opening : left === 2 ? 2 : 1;
      this.ensure(together * style.line);
      draw(line, index);
      this.y += style.line;
    });
  }

  /** Label, colon, value; a long label or value wraps in its own column. */
  fact(
    label: string,
    value: string,
    style: TextStyle,
    columns: { x: number; label: number; colon: number },
  ): void {
    const valueX = columns.x + columns.label + columns.colon;
    const valueWidth = this.frame.right - valueX;
    const labels = this.lines(label, style, columns.label - 6);
    const values = this.lines(value, style, valueWidth);
    const count = Math.max(labels.length, values.length);
    this.ensure(Math.min(count, 3) * style.line);
    for (let index = 0; index < count; index += 1) {
      this.ensure(style.line);
      const labelLine = labels[index];
      const valueLine = values[index];
      if (labelLine) this.lineAt(labelLine, columns.x, this.y, columns.label, style);
      if (index === 0) this.lineAt(':', columns.x + columns.label, this.y, columns.colon, style);
      if (valueLine) this.lineAt(valueLine, valueX, this.y, valueWidth, style);
      this.y += style.line;
    }
  }

  numbered(items: readonly string[], style: TextStyle, x: number): void {
    const textX = x + this.measure(`${items.length}.`, style) + 6;
    const width = this.frame.right - textX;
    items.forEach((item, index) => {
      this.flow(this.lines(item, style, width), style, (line, at) => {
        if (at === 0) this.lineAt(`${index + 1}.`, x, this.y, textX - x - 6, style, 'right');
        this.lineAt(line, textX, this.y, width, style);
      });
    });
  }

  rule(y: number, thickness: number, x1 = this.left, x2 = this.frame.right): void {
    this.doc.lineWidth(thickness).strokeColor(INK).moveTo(x1, y).lineTo(x2, y).stroke();
  }
}
