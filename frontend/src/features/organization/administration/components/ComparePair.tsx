'use client';

import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { Button } from '@/components/ui/Button';
import { comparePath } from '../days';
import { type Person, PersonPicker } from './PersonPicker';

/** Two people of whom the admin knows that they are one. */
export function ComparePair() {
  const router = useRouter();
  const [kept, setKept] = useState<Person | null>(null);
  const [merged, setMerged] = useState<Person | null>(null);
  const [error, setError] = useState<string>();
  return (
    <form
      className="mt-4"
      onSubmit={(event) => {
        event.preventDefault();
        if (!kept || !merged) setError('Pilih kedua catatan dahulu.');
        else router.push(comparePath(kept.employeeId, merged.employeeId));
      }}
    >
      <PersonPicker id="kept" label="Catatan yang dipertahankan" chosen={kept} onChoose={setKept} />
      <PersonPicker
        id="merged"
        label="Catatan yang digabungkan"
        error={merged ? undefined : error}
        chosen={merged}
        onChoose={setMerged}
      />
      <div className="acts-row mt-4">
        <Button type="submit">Bandingkan</Button>
      </div>
    </form>
  );
}
