'use client';

import { useEffect, useRef } from 'react';
import { Button } from '@/components/ui/Button';
import { Notice } from '@/components/ui/Notice';

/** Shown once; the owner keeps them on paper or in a file. */
export function RecoveryCodes({ codes, onDone }: { codes: readonly string[]; onDone: () => void }) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);

  const download = () => {
    const text = [
      'Kode pemulihan ASN Squad',
      'Setiap kode dapat dipakai masuk satu kali bila ponsel Anda tidak ada.',
      '',
      ...codes,
      '',
    ].join('\r\n');
    const url = URL.createObjectURL(new Blob([text], { type: 'text/plain' }));
    const link = document.createElement('a');
    link.href = url;
    link.download = 'kode-pemulihan-asn-squad.txt';
    link.click();
    URL.revokeObjectURL(url);
  };

  return (
    <div className="max-w-md">
      <h3 ref={heading} tabIndex={-1}>
        Simpan kode pemulihan
      </h3>
      <div className="my-3">
        <Notice tone="wait">
          Catat atau unduh sekarang: kode ini tidak ditampilkan lagi. Bila ponsel Anda hilang,
          setiap kode dapat dipakai masuk satu kali.
        </Notice>
      </div>
      <ul className="my-4 grid grid-cols-1 gap-1 min-[420px]:grid-cols-2">
        {codes.map((code) => (
          <li key={code} className="tnum whitespace-nowrap">
            <code>{code}</code>
          </li>
        ))}
      </ul>
      <div className="acts-row">
        <Button variant="primary" onClick={onDone}>
          Sudah saya simpan
        </Button>
        <Button onClick={download}>Unduh</Button>
      </div>
    </div>
  );
}
