import type { Metadata } from 'next';
import { PageHead } from '@/components/ui/PageHead';
import { LetterheadForm } from '@/features/documents/letters/components/LetterheadForm';
import { LetterheadPicker } from '@/features/documents/letters/components/LetterheadPicker';
import { readLetterheads, readLetterheadVersions } from '@/features/documents/letters/read';

export const metadata: Metadata = { title: 'Kop surat' };

export default async function LetterheadPage({
  searchParams,
}: {
  searchParams: Promise<{ unit?: string }>;
}) {
  const [{ unit }, { items, allowedActions }] = await Promise.all([
    searchParams,
    readLetterheads(),
  ]);
  const chosen = items.find(({ unitId }) => unitId === unit) ?? items[0];
  const versions = chosen ? await readLetterheadVersions(chosen.unitId) : [];
  return (
    <>
      <PageHead
        title="Kop surat"
        sub="Dipakai surat yang terbit sesudah disimpan. Surat yang sudah terbit tidak berubah."
      />
      <div className="body">
        <LetterheadPicker
          chosen={chosen?.unitId ?? ''}
          choices={items.map(({ unitId, name }) => ({ id: unitId ?? '', name }))}
        />
        {chosen ? (
          <LetterheadForm
            key={`${chosen.unitId} ${chosen.version}`}
            letterhead={chosen}
            versions={versions}
            mayEdit={allowedActions.includes('update')}
          />
        ) : null}
      </div>
    </>
  );
}
