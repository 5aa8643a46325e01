import { faultOf } from './cells.js';
import { COLUMNS, OPTIONAL_COLUMNS } from './columns.js';

const columns = [...COLUMNS.employees, ...OPTIONAL_COLUMNS.employees];

describe('a date as spreadsheets keep it', () => {
  const cell = { text: '2026-12-01', date: true as const };

  it.each(['TANGGAL_LAHIR', 'TMT_GOLONGAN', 'TMT_CPNS', 'TMT_BERHENTI'] as const)(
    'is what %s asks for',
    (column) => {
      expect(columns).toContain(column);
      expect(faultOf(column, cell)).toBeNull();
    },
  );

  it.each(['NAMA', 'JABATAN', 'STATUS_PEGAWAI'] as const)('is no text for %s', (column) =>
    expect(faultOf(column, cell)).toMatchObject({ code: 'text_not_text' }),
  );
});
