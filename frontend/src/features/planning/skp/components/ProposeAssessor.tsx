'use client';

import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { Button } from '@/components/ui/Button';
import { Choices } from '@/components/ui/Choices';
import { TextArea, TextField } from '@/components/ui/Field';
import { toast } from '@/components/ui/Toast';
import { type FieldProblem, fieldErrorsOf, messageOf } from '@/lib/problem';
import { proposeAssessor, searchOfficials } from '../api';

type Official = Awaited<ReturnType<typeof searchOfficials>>[number];

/** The person names the right PjPK and says why (R308). */
export function ProposeAssessor({ employeeId }: { employeeId: string }) {
  const router = useRouter();
  const [query, setQuery] = useState('');
  const [found, setFound] = useState<readonly Official[] | null>(null);
  const [chosen, setChosen] = useState('');
  const [reason, setReason] = useState('');
  const [errors, setErrors] = useState<readonly FieldProblem[]>([]);
  const [message, setMessage] = useState<string>();
  const [busy, setBusy] = useState(false);
  const errorAt = (field: string) => errors.find((error) => error.field === field)?.message;

  const run = async (work: () => Promise<void>) => {
    setBusy(true);
    setErrors([]);
    setMessage(undefined);
    try {
      await work();
    } catch (problem) {
      setErrors(fieldErrorsOf(problem));
      setMessage(messageOf(problem));
    } finally {
      setBusy(false);
    }
  };
  const search = () => run(async () => setFound(await searchOfficials(query, employeeId)));
  const send = () =>
    run(async () => {
      await proposeAssessor(employeeId, chosen, reason);
      toast('Usulan penilai dikirim');
      setFound(null);
      setChosen('');
      setReason('');
      router.refresh();
    });

  return (
    <form
      className="mt-6 max-w-xl"
      onSubmit={(event) => {
        event.preventDefault();
        void search();
      }}
    >
      <h3>Usulkan penilai</h3>
      <TextField
        id="penilai-cari"
        type="search"
        label="Cari pejabat"
        hint="Nama atau jabatan"
        value={query}
        error={errorAt('assessorEmployeeId')}
        onChange={(event) => setQuery(event.target.value)}
      />
      <Button className="mt-2" type="submit" busy={busy}>
        Cari
      </Button>
      {found?.length === 0 ? (
        <p className="muted mt-3">Tidak ditemukan. Periksa ejaannya.</p>
      ) : null}
      {found && found.length > 0 ? (
        <>
          <Choices
            legend="Pilih penilai"
            name="penilai"
            selected={chosen}
            onSelect={setChosen}
            choices={found.map((one) => ({
              value: one.employeeId,
              label: one.name,
              note: `${one.positionName}, ${one.unitName}`,
            }))}
          />
          <TextArea
            id="penilai-alasan"
            label="Alasan"
            hint="Mengapa beliau yang menilai Anda."
            maxLength={500}
            value={reason}
            error={errorAt('reason')}
            onChange={(event) => setReason(event.target.value)}
          />
          <Button
            variant="primary"
            className="mt-3"
            busy={busy || chosen === ''}
            onClick={() => void send()}
          >
            Kirim usulan penilai
          </Button>
        </>
      ) : null}
      {message && errors.length === 0 ? (
        <p className="err-msg mt-3" role="alert">
          {message}
        </p>
      ) : null}
    </form>
  );
}
