'use client';

import { useState } from 'react';
import { Button } from '@/components/ui/Button';
import { Dialog } from '@/components/ui/Dialog';
import { ErrorSummary } from '@/components/ui/ErrorSummary';
import { TextField } from '@/components/ui/Field';
import { useSend } from '@/features/organization/administration/use-send';
import { api, unwrap } from '@/lib/api/browser';
import { firstDayElsewhere, type Transfer } from '../words';

/** Answers another agency's question with the last day here. */
export function ReleaseDialog({
  open,
  onClose,
  transfer,
}: {
  open: boolean;
  onClose: () => void;
  transfer: Transfer;
}) {
  const { busy, failure, send, errorAt } = useSend({ on: 'Hari terakhir' });
  const [lastDay, setLastDay] = useState('');
  const submit = async () => {
    const isDone = await send(
      () =>
        unwrap(
          api.POST('/api/v1/transfers/{id}/release', {
            params: { path: { id: transfer.id } },
            body: { on: firstDayElsewhere(lastDay) },
          }),
        ),
      'Pegawai dilepas. Instansi tujuan dapat menerima.',
    );
    if (isDone) onClose();
  };
  return (
    <Dialog open={open} onClose={onClose} title={`Lepas ${transfer.name ?? ''}?`} locked={busy}>
      <form
        className="mt-4"
        onSubmit={(event) => {
          event.preventDefault();
          void submit();
        }}
      >
        <p>
          Setelah {transfer.otherAgency ?? 'instansi tujuan'} menerima, jabatan, pelimpahan, akses,
          dan sesi pegawai ini di sini berakhir. Riwayatnya tetap terbaca di sini.
        </p>
        {failure ? <ErrorSummary message={failure.message} errors={failure.errors} /> : null}
        <TextField
          id="release-on"
          label="Hari terakhir di sini"
          type="date"
          error={errorAt('on')}
          value={lastDay}
          onChange={(event) => setLastDay(event.target.value)}
        />
        <div className="acts-row mt-6">
          <Button type="submit" variant="primary" busy={busy}>
            Lepas pegawai
          </Button>
          <Button busy={busy} onClick={onClose}>
            Batal
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
