'use client';

import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { Button } from '@/components/ui/Button';
import { TextArea } from '@/components/ui/Field';
import { RestoredNotice } from '@/components/ui/RestoredNotice';
import { toast } from '@/components/ui/Toast';
import { api, unwrap } from '@/lib/api/browser';
import { useKeptForm } from '@/lib/kept-form';
import { fieldErrorsOf, messageOf } from '@/lib/problem';

/** The konsep in the employee's name; saved with the lock counter it was read with. */
export function LetterDraft({ id, text, version }: { id: string; text: string; version: number }) {
  const router = useRouter();
  const form = useKeptForm(`letter-draft:${id}:${version}`, { text });
  const draft = form.value.text;
  const [error, setError] = useState<string>();
  const [busy, setBusy] = useState(false);

  const save = async () => {
    setBusy(true);
    setError(undefined);
    try {
      await unwrap(
        api.PUT('/api/v1/assignments/{id}/letter-draft', {
          params: { path: { id } },
          body: { text: draft, version },
        }),
      );
      form.sent();
      toast('Konsep surat tersimpan');
      router.refresh();
    } catch (problem) {
      setError(fieldErrorsOf(problem)[0]?.message ?? messageOf(problem));
    } finally {
      setBusy(false);
    }
  };

  return (
    <>
      <RestoredNotice isRestored={form.isRestored} onDiscard={form.discard} />
      <TextArea
        id="konsep"
        label="Hasil kerja dalam surat tugas"
        hint="Konsep atas nama Anda. Dapat diubah sampai surat ditandatangani."
        error={error}
        value={draft}
        maxLength={2000}
        onChange={(event) => form.change(() => ({ text: event.target.value }))}
      />
      <div className="acts-row mt-3">
        <Button busy={busy} onClick={() => void save()}>
          Simpan konsep
        </Button>
      </div>
    </>
  );
}
