'use client';

import Link from 'next/link';
import { useState } from 'react';
import { BulkBar } from '@/components/ui/BulkBar';
import { Button } from '@/components/ui/Button';
import { ConfirmDialog } from '@/components/ui/ConfirmDialog';
import { Ledger } from '@/components/ui/Ledger';
import { StatusTag } from '@/components/ui/StatusTag';
import { api, unwrap } from '@/lib/api/browser';
import type { components } from '@/lib/api/schema';
import { count, nip } from '@/lib/format';
import { CodeSheet, type IssuedCode } from './CodeSheet';

type Entry = components['schemas']['DirectoryEntryDto'];

/** People of the agency; those chosen get one-time codes to be printed. */
export function PeopleList({ items, timeZone }: { items: readonly Entry[]; timeZone: string }) {
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set());
  const [codes, setCodes] = useState<readonly IssuedCode[]>([]);
  const [isAsking, setAsking] = useState(false);
  const toggle = (id: string) =>
    setSelected((before) => {
      const next = new Set(before);
      if (!next.delete(id)) next.add(id);
      return next;
    });

  const issue = async () => {
    const answer = await unwrap(
      api.POST('/api/v1/accounts/codes', { body: { accountIds: [...selected] } }),
    );
    setCodes(answer.items);
    setSelected(new Set());
  };

  return (
    <>
      <CodeSheet codes={codes} timeZone={timeZone} />
      <div className={codes.length > 0 ? 'no-print mt-6' : undefined}>
        <Ledger
          caption="Pegawai menurut nama"
          hiddenCaption
          stack
          head={
            <>
              <th scope="col">
                <span className="vh">Pilih</span>
              </th>
              <th scope="col">Nama</th>
              <th scope="col">NIP</th>
              <th scope="col">Unit</th>
              <th scope="col">Kata sandi</th>
            </>
          }
        >
          <tbody>
            {items.map(({ accountId, ...person }) => (
              <tr
                key={person.employeeId}
                className={accountId && selected.has(accountId) ? 'sel' : undefined}
              >
                <td>
                  {accountId ? (
                    <label className="choice-inline">
                      <input
                        type="checkbox"
                        checked={selected.has(accountId)}
                        onChange={() => toggle(accountId)}
                      />
                      <span className="vh">Pilih {person.name}</span>
                    </label>
                  ) : null}
                </td>
                <td>
                  <Link
                    prefetch={false}
                    className="quiet"
                    href={`/admin/pegawai/${person.employeeId}`}
                  >
                    <b>{person.name}</b>
                  </Link>
                  <small>{person.positionName}</small>
                </td>
                <td className="whitespace-nowrap">{nip(person.nip)}</td>
                <td>{person.unitName}</td>
                <td>
                  {person.passwordState === 'initial' ? (
                    <StatusTag tone="wait">Belum diganti</StatusTag>
                  ) : person.passwordState === 'own' ? (
                    'Sudah diganti'
                  ) : (
                    '–'
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </Ledger>
      </div>
      <BulkBar selected={selected.size} total={items.length}>
        <Button variant="primary" icon="print" onClick={() => setAsking(true)}>
          Buat {count(selected.size)} kode
        </Button>
      </BulkBar>
      <ConfirmDialog
        open={isAsking}
        onClose={() => setAsking(false)}
        title={`Buat kode kata sandi untuk ${count(selected.size)} orang?`}
        confirm={`Buat ${count(selected.size)} kode`}
        onConfirm={issue}
      >
        <p>Kode lama mereka tidak berlaku lagi. Pembuatan kode tercatat di audit.</p>
      </ConfirmDialog>
    </>
  );
}
