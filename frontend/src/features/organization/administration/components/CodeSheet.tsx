'use client';

import { Button } from '@/components/ui/Button';
import { Ledger } from '@/components/ui/Ledger';
import { Notice } from '@/components/ui/Notice';
import type { components } from '@/lib/api/schema';
import { dateTime } from '@/lib/format';

export type IssuedCode = components['schemas']['IssuedCodeDto'];

/** One-time codes, shown this once: to be printed, cut and handed over. */
export function CodeSheet({ codes, timeZone }: { codes: readonly IssuedCode[]; timeZone: string }) {
  if (codes.length === 0) return null;
  return (
    <div className="mt-4">
      <Notice tone="wait">
        <b>Kode hanya ditampilkan sekali.</b> Pegawai memakainya di halaman Masuk, Lupa kata sandi.
      </Notice>
      <div className="mt-4">
        <Ledger
          caption="Kode kata sandi"
          hiddenCaption
          stack
          head={
            <>
              <th scope="col">Nama</th>
              <th scope="col">NIP atau nama akun</th>
              <th scope="col">Kode</th>
            </>
          }
        >
          <tbody>
            {codes.map((code) => (
              <tr key={code.accountId}>
                <td>
                  <b>{code.name}</b>
                  {code.unitName ? <small>{code.unitName}</small> : null}
                </td>
                <td>{code.username}</td>
                <td>
                  <b className="tracking-widest">{code.code}</b>
                  <small>Berlaku sampai {dateTime(code.expiresAt, timeZone)}</small>
                </td>
              </tr>
            ))}
          </tbody>
        </Ledger>
      </div>
      <div className="no-print mt-4">
        <Button icon="print" onClick={() => window.print()}>
          Cetak
        </Button>
      </div>
    </div>
  );
}
