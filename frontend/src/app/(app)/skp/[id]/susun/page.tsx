import type { Metadata } from 'next';
import Link from 'next/link';
import { redirect } from 'next/navigation';
import { PageHead } from '@/components/ui/PageHead';
import { SkpEditor } from '@/features/planning/skp/components/SkpEditor';
import { FORMATS } from '@/features/planning/skp/labels';
import { readChoices, readSkp } from '@/features/planning/skp/read';
import { dateRange, sentence } from '@/lib/format';

export const metadata: Metadata = { title: 'Menyusun SKP' };

export default async function EditSkpPage({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params;
  const [skp, choices] = await Promise.all([readSkp(id), readChoices(id)]);
  if (!skp.allowedActions.includes('edit')) redirect(`/skp/${id}`);
  return (
    <>
      <PageHead
        crumb={
          <>
            <Link href="/skp">SKP</Link> /{' '}
            <Link href={`/skp/${id}`}>versi {skp.revision.number}</Link>
          </>
        }
        title="Menyusun SKP"
        sub={`${dateRange(skp.from, skp.until)}, ${FORMATS[skp.format]}. ${sentence(`Penilai: ${skp.assessor?.name ?? 'belum diketahui'}`)}`}
      />
      <SkpEditor skp={skp} choices={choices} />
    </>
  );
}
