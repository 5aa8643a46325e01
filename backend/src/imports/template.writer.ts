import ExcelJS from 'exceljs';
import type { ImportKind } from './domain/sheet.js';
import { importTemplate } from './domain/template.js';

/** The blank form as a workbook; columns that must stay text are text, so that no NIP becomes a number. */
export async function templateXlsx(kind: ImportKind): Promise<Buffer> {
  const { columns, examples, textColumns } = importTemplate(kind);
  const workbook = new ExcelJS.Workbook();
  const sheet = workbook.addWorksheet('Data', { views: [{ state: 'frozen', ySplit: 1 }] });
  sheet.columns = columns.map((header) => ({
    header,
    width: Math.max(14, header.length + 2),
    style: textColumns.includes(header) ? { numFmt: '@' } : {},
  }));
  sheet.getRow(1).font = { bold: true };
  for (const example of examples) sheet.addRow([...example]);
  return Buffer.from(await workbook.xlsx.writeBuffer());
}
