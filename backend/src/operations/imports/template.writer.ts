import writeXlsxFile from 'write-excel-file/node';
import type { ImportKind } from '../../organization/importing/domain/sheet.js';
import { importTemplate } from '../../organization/importing/domain/template.js';

const SHEET = 'xl/worksheets/sheet{id}.xml';
/** Keeps spreadsheets from turning what is typed into a number or a date. */
const TEXT = { type: String, format: '@' } as const;

/** The writer formats cells, not columns: the rows below the examples take the format of the first example. */
const formatWholeColumns = {
  files: {
    transform: {
      [SHEET]: {
        transform: (xml: string) =>
          xml.replace(/<col min="(\d+)"/g, (column, place: string) => {
            const letter = String.fromCharCode(64 + Number(place));
            const style = new RegExp(`<c r="${letter}2" s="(\\d+)"`).exec(xml)?.[1];
            return style ? `${column.replace('<col', `<col style="${style}"`)}` : column;
          }),
      },
    },
  },
};

/** The blank form as a workbook; columns that must stay text are text, so that no NIP becomes a number. */
export async function templateXlsx(kind: ImportKind): Promise<Buffer> {
  const { columns, examples, textColumns } = importTemplate(kind);
  const header = columns.map((value) => ({ value, fontWeight: 'bold' as const }));
  const rows = examples.map((example) =>
    columns.map((column, at) => ({
      value: example[at] || undefined,
      ...(textColumns.includes(column) ? TEXT : { type: String }),
    })),
  );
  const file = writeXlsxFile(
    [header, ...rows],
    {
      sheet: 'Data',
      columns: columns.map((column) => ({ width: Math.max(14, column.length + 2) })),
      stickyRowsCount: 1,
    },
    { features: [formatWholeColumns] },
  );
  return file.toBuffer();
}
