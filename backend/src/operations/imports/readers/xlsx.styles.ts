import { walkXml } from './xml.js';

/** What a cell's number is shown as. */
export type NumberShape = 'number' | 'percent' | 'date';

/** Formats that every spreadsheet knows by number (ECMA-376 part 1, 18.8.30, and those of East Asian locales). */
const DATE_FORMATS = [
  [14, 22],
  [27, 36],
  [45, 47],
  [50, 58],
] as const;
const PERCENT_FORMATS: ReadonlySet<number> = new Set([9, 10]);

const builtIn = (id: number): NumberShape =>
  PERCENT_FORMATS.has(id)
    ? 'percent'
    : DATE_FORMATS.some(([first, last]) => id >= first && id <= last)
      ? 'date'
      : 'number';

/** Only the first section describes the number, and in it only what is not quoted, escaped, a colour or a condition. */
function shapeOf(format: string): NumberShape {
  const bare = format
    .replace(/"[^"]*"|\\.|_.|\*./g, '')
    .replace(/\[(?!h+\]|m+\]|s+\])[^\]]*\]/gi, '')
    .split(';', 1)[0];
  if (bare?.includes('%')) return 'percent';
  return bare && /[dmyhs]/i.test(bare) ? 'date' : 'number';
}

/** The shape of each cell format, in the order in which cells refer to them. */
export function readStyles(xml: string | null): readonly NumberShape[] {
  const own = new Map<number, NumberShape>();
  const shapes: NumberShape[] = [];
  let inCells = false;
  if (xml === null) return shapes;
  walkXml(xml, {
    open(name, attribute) {
      if (name === 'numFmt') {
        own.set(Number(attribute('numFmtId')), shapeOf(attribute('formatCode') ?? ''));
      } else if (name === 'cellXfs') inCells = true;
      else if (name === 'xf' && inCells) {
        const id = Number(attribute('numFmtId') ?? 0);
        shapes.push(own.get(id) ?? builtIn(id));
      }
    },
    close(name) {
      if (name === 'cellXfs') inCells = false;
    },
  });
  return shapes;
}
