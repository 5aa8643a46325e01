'use client';

import { useRouter } from 'next/navigation';
import { SelectField } from '@/components/ui/Field';

/** Whose kop: the agency's, or that of one unit organisasi. */
export function LetterheadPicker({
  chosen,
  choices,
}: {
  chosen: string;
  choices: readonly { id: string; name: string }[];
}) {
  const router = useRouter();
  return (
    <SelectField
      id="letterhead-unit"
      label="Kop milik"
      hint="Isian yang kosong pada unit mengikuti unit di atasnya, lalu instansi"
      value={chosen}
      onChange={(event) =>
        router.push(event.target.value ? `/admin/kop?unit=${event.target.value}` : '/admin/kop')
      }
    >
      {choices.map(({ id, name }) => (
        <option key={id} value={id}>
          {id === '' ? `${name} (seluruh instansi)` : name}
        </option>
      ))}
    </SelectField>
  );
}
