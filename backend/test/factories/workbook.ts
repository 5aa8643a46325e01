import { zip } from './zip.js';

/** A cell of a workbook: text, number, or what else a spreadsheet may hold. */
export type TestCell =
  | string
  | number
  | null
  | boolean
  | { date: string }
  | { percent: number }
  | { error: string }
  | { formula: string; result: string }
  | { rich: string[] };

export interface TestSheet {
  name: string;
  state?: 'hidden' | 'veryHidden';
  rows: readonly (readonly TestCell[])[];
}

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006/relationships';
const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml';
const DAY_MS = 86_400_000;

const escape = (text: string): string =>
  text.replace(
    /[<>&"]/g,
    (sign) => ({ '<': '&lt;', '>': '&gt;', '&': '&amp;', '"': '&quot;' })[sign] ?? '',
  );

export const columnLetters = (index: number): string =>
  index < 26
    ? String.fromCharCode(65 + index)
    : `${columnLetters(Math.floor(index / 26) - 1)}${columnLetters(index % 26)}`;

function cellXml(at: string, cell: TestCell): string {
  if (cell === null || cell === '') return '';
  if (typeof cell === 'string')
    return `<c r="${at}" t="inlineStr"><is><t>${escape(cell)}</t></is></c>`;
  if (typeof cell === 'number') return `<c r="${at}"><v>${cell}</v></c>`;
  if (typeof cell === 'boolean') return `<c r="${at}" t="b"><v>${cell ? 1 : 0}</v></c>`;
  if ('date' in cell) {
    const serial = (Date.parse(cell.date) - Date.UTC(1899, 11, 30)) / DAY_MS;
    return `<c r="${at}" s="1"><v>${serial}</v></c>`;
  }
  if ('percent' in cell) return `<c r="${at}" s="2"><v>${cell.percent}</v></c>`;
  if ('error' in cell)
    return `<c r="${at}" t="e"><f>VLOOKUP(A1,Z:Z,2,0)</f><v>${cell.error}</v></c>`;
  if ('rich' in cell) {
    const runs = cell.rich.map((text) => `<r><rPr><b/></rPr><t>${escape(text)}</t></r>`).join('');
    return `<c r="${at}" t="inlineStr"><is>${runs}</is></c>`;
  }
  return `<c r="${at}" t="str"><f>${escape(cell.formula)}</f><v>${escape(cell.result)}</v></c>`;
}

const sheetXml = (rows: TestSheet['rows']): string =>
  `<worksheet xmlns="${MAIN}"><sheetData>${rows
    .map(
      (cells, row) =>
        `<row r="${row + 1}">${cells.map((cell, at) => cellXml(`${columnLetters(at)}${row + 1}`, cell)).join('')}</row>`,
    )
    .join('')}</sheetData></worksheet>`;

/** A workbook of parts as they stand, for what no spreadsheet would write. */
export function workbookOf(
  sheets: readonly { name: string; state?: string; xml: string }[],
  parts: Readonly<Record<string, string>> = {},
): Buffer {
  const relation = (id: string, type: string, target: string): string =>
    `<Relationship Id="${id}" Type="${OFFICE}/${type}" Target="${target}"/>`;
  const files: Record<string, string> = {
    '[Content_Types].xml': `<Types><Override PartName="/xl/workbook.xml" ContentType="${XLSX}"/></Types>`,
    '_rels/.rels': `<Relationships xmlns="${PACKAGE}">${relation('r1', 'officeDocument', 'xl/workbook.xml')}</Relationships>`,
    'xl/workbook.xml': `<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheets>${sheets
      .map(
        ({ name, state }, at) =>
          `<sheet name="${escape(name)}" sheetId="${at + 1}"${state ? ` state="${state}"` : ''} r:id="rId${at + 1}"/>`,
      )
      .join('')}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `<Relationships xmlns="${PACKAGE}">${sheets
      .map((_, at) => relation(`rId${at + 1}`, 'worksheet', `worksheets/sheet${at + 1}.xml`))
      .join(
        '',
      )}${relation('rS', 'styles', 'styles.xml')}${relation('rT', 'sharedStrings', 'sharedStrings.xml')}</Relationships>`,
    'xl/styles.xml': `<styleSheet xmlns="${MAIN}"><numFmts count="1"><numFmt numFmtId="164" formatCode="dd\\-mm\\-yyyy"/></numFmts><cellXfs count="3"><xf numFmtId="0"/><xf numFmtId="164"/><xf numFmtId="10"/></cellXfs></styleSheet>`,
    ...Object.fromEntries(
      sheets.map(({ xml }, at) => [`xl/worksheets/sheet${at + 1}.xml`, xml] as const),
    ),
    ...parts,
  };
  return zip(Object.entries(files).map(([name, text]) => ({ name, content: Buffer.from(text) })));
}

export const workbook = (sheets: readonly TestSheet[]): Buffer =>
  workbookOf(sheets.map(({ rows, ...sheet }) => ({ ...sheet, xml: sheetXml(rows) })));
