'use client';

import Link from 'next/link';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { BulkBar } from '@/components/ui/BulkBar';
import { Button } from '@/components/ui/Button';
import { ConfirmDialog } from '@/components/ui/ConfirmDialog';
import { Ledger } from '@/components/ui/Ledger';
import { toast } from '@/components/ui/Toast';
import { api, unwrap } from '@/lib/api/browser';
import type { components } from '@/lib/api/schema';
import { count } from '@/lib/format';

type Item = components['schemas']['AssessorExceptionDto'];

const PROBLEM: Record<'gone' | 'ring', string> = {
  gone: 'Yang ditetapkan admin tidak lagi memegang jabatan; sementara ini menurut aturan.',
  ring: 'Penilaian berputar: penilai ini dinilai oleh orang yang dinilainya.',
};

/** People whose PjPK only the last rule could find: confirmed here, or given another PjPK. */
export function ExceptionList({ items, total }: { items: readonly Item[]; total: number }) {
  const router = useRouter();
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set());
  const [isAsking, setAsking] = useState(false);
  const confirmable = items.filter(({ allowedActions }) => allowedActions.includes('confirm'));
  const isAll =
    confirmable.length > 0 && confirmable.every(({ employeeId }) => selected.has(employeeId));
  const toggle = (id: string) =>
    setSelected((before) => {
      const next = new Set(before);
      if (!next.delete(id)) next.add(id);
      return next;
    });

  const confirm = async () => {
    const { confirmed, remaining } = await unwrap(
      api.POST('/api/v1/assessor-exceptions/confirm', { body: { employeeIds: [...selected] } }),
    );
    setSelected(new Set());
    toast(`${count(confirmed)} penilai dipastikan, ${count(remaining)} lagi.`);
    router.refresh();
  };

  return (
    <>
      <div className="acts-row mb-4">
        <Button
          onClick={() =>
            setSelected(new Set(isAll ? [] : confirmable.map(({ employeeId }) => employeeId)))
          }
        >
          {isAll ? 'Lepas semua pilihan' : `Pilih ${count(confirmable.length)} di halaman ini`}
        </Button>
      </div>
      <Ledger
        caption="Pegawai dan penilai yang ditemukan untuknya"
        hiddenCaption
        stack
        head={
          <>
            <th scope="col">
              <span className="vh">Pilih</span>
            </th>
            <th scope="col">Pegawai</th>
            <th scope="col">Penilai yang ditemukan</th>
            <th scope="col">
              <span className="vh">Tindakan</span>
            </th>
          </>
        }
      >
        <tbody>
          {items.map((item) => (
            <tr key={item.employeeId} className={selected.has(item.employeeId) ? 'sel' : undefined}>
              <td>
                {item.allowedActions.includes('confirm') ? (
                  <label className="choice-inline">
                    <input
                      type="checkbox"
                      checked={selected.has(item.employeeId)}
                      onChange={() => toggle(item.employeeId)}
                    />
                    <span className="vh">Pilih {item.name}</span>
                  </label>
                ) : null}
              </td>
              <td>
                <b>{item.name}</b>
                <small>
                  {item.positionName}, {item.unitName}
                </small>
              </td>
              <td data-label="Penilai">
                {item.assessor ? (
                  <>
                    {item.assessor.name}
                    <small>{item.assessor.positionName}</small>
                  </>
                ) : (
                  'Belum ditemukan'
                )}
                {item.problem ? <small className="err-msg">{PROBLEM[item.problem]}</small> : null}
              </td>
              <td>
                <Link
                  prefetch={false}
                  className="tap"
                  href={`/admin/pegawai/${item.employeeId}#penilai`}
                >
                  Tetapkan lain
                </Link>
              </td>
            </tr>
          ))}
        </tbody>
      </Ledger>
      <BulkBar selected={selected.size} total={total} scope="pilihan di halaman ini">
        <Button variant="primary" onClick={() => setAsking(true)}>
          Pastikan {count(selected.size)} penilai
        </Button>
      </BulkBar>
      <ConfirmDialog
        open={isAsking}
        onClose={() => setAsking(false)}
        title={`Pastikan ${count(selected.size)} penilai?`}
        confirm={`Pastikan ${count(selected.size)} penilai`}
        onConfirm={confirm}
      >
        <p>
          Penilai yang tertulis di daftar menjadi Pejabat Penilai Kinerja mereka. Bila jabatan
          pindah, penilainya ikut berpindah.
        </p>
      </ConfirmDialog>
    </>
  );
}
