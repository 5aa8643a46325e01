'use client';

import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { Button } from '@/components/ui/Button';
import { SelectField } from '@/components/ui/Field';
import { toast } from '@/components/ui/Toast';
import { api, unwrap } from '@/lib/api/browser';
import type { components } from '@/lib/api/schema';
import { messageOf } from '@/lib/problem';

/** Shows the installer the agency they act in, and switches to another. */
export function AgencySwitch({
  agencies,
}: {
  agencies: readonly components['schemas']['InstalledAgencyDto'][];
}) {
  const router = useRouter();
  const current = agencies.find(({ isCurrent }) => isCurrent)?.id ?? '';
  const [chosen, setChosen] = useState(current);
  const [error, setError] = useState<string>();
  const [busy, setBusy] = useState(false);

  const enter = async () => {
    setBusy(true);
    setError(undefined);
    try {
      await unwrap(api.PUT('/api/v1/me/agency', { body: { agencyId: chosen } }));
      toast(`Anda kini bekerja di ${agencies.find(({ id }) => id === chosen)?.name ?? ''}.`);
      router.refresh();
    } catch (problem) {
      setError(messageOf(problem));
    } finally {
      setBusy(false);
    }
  };

  return (
    <>
      <SelectField
        id="instansi-kerja"
        label="Instansi tempat Anda bekerja sekarang"
        hint="Impor instansi memindahkan Anda ke instansi yang baru diimpor."
        error={error}
        value={chosen}
        onChange={(event) => setChosen(event.target.value)}
      >
        {agencies.map(({ id, code, name }) => (
          <option key={id} value={id}>
            {name} ({code})
          </option>
        ))}
      </SelectField>
      <div className="acts-row mt-3">
        <Button busy={busy || chosen === current} onClick={() => void enter()}>
          Pindah instansi
        </Button>
      </div>
    </>
  );
}
