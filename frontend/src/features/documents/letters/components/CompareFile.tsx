'use client';

import { useRef, useState } from 'react';
import { Button } from '@/components/ui/Button';
import { Notice } from '@/components/ui/Notice';
import { upload } from '@/lib/api/browser';
import type { components } from '@/lib/api/schema';
import { fieldErrorsOf, messageOf } from '@/lib/problem';
import { VerifiedFacts } from './VerifiedFacts';

type Compared = components['schemas']['ComparedFileDto'];

/** Whether the chosen PDF is an issued letter, byte for byte. */
export function CompareFile({ token }: { token?: string }) {
  const input = useRef<HTMLInputElement>(null);
  const [result, setResult] = useState<Compared | null>(null);
  const [error, setError] = useState<string>();
  const [busy, setBusy] = useState(false);

  const compare = async (file: File) => {
    setBusy(true);
    setError(undefined);
    setResult(null);
    const form = new FormData();
    form.append('file', file);
    if (token) form.append('token', token);
    try {
      setResult(await upload<Compared>('/api/v1/verify', form));
    } catch (problem) {
      setError(fieldErrorsOf(problem)[0]?.message ?? messageOf(problem));
    } finally {
      setBusy(false);
    }
  };

  return (
    <>
      <section className="vf-up" aria-labelledby="cocokkan">
        <h2 id="cocokkan">Cocokkan dengan berkas Anda</h2>
        <p className="sm muted">Pilih PDF yang Anda terima untuk memastikan isinya tidak diubah.</p>
        <input
          ref={input}
          className="vh"
          type="file"
          accept="application/pdf"
          aria-label="Berkas PDF"
          tabIndex={-1}
          onChange={(event) => {
            const [file] = event.target.files ?? [];
            if (file) void compare(file);
            event.target.value = '';
          }}
        />
        <Button
          variant="primary"
          large
          block
          busy={busy}
          className="mt-2"
          onClick={() => input.current?.click()}
        >
          {busy ? 'Memeriksa…' : 'Pilih berkas PDF'}
        </Button>
      </section>
      <div aria-live="polite">
        {error ? <Notice tone="err">{error}</Notice> : null}
        {result ? <Outcome result={result} showFacts={token === undefined} /> : null}
      </div>
    </>
  );
}

function Outcome({ result, showFacts }: { result: Compared; showFacts: boolean }) {
  if (result.outcome === 'unknown' || !result.letter) {
    return (
      <Notice tone="err">
        <b>Tidak dikenal.</b> Berkas ini bukan surat yang terbit dari sistem ini.
      </Notice>
    );
  }
  return (
    <>
      {result.outcome === 'match' ? (
        <Notice tone="ok">
          <b>Cocok.</b> Berkas sama persis dengan surat {result.letter.number} yang terbit.
        </Notice>
      ) : (
        <Notice tone="err">
          <b>Tidak cocok.</b> Isi berkas berbeda dari surat {result.letter.number} yang terbit.
        </Notice>
      )}
      {showFacts ? <VerifiedFacts letter={result.letter} /> : null}
    </>
  );
}
