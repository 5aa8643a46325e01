import type { Metadata } from 'next';
import Link from 'next/link';
import { redirect } from 'next/navigation';
import { PageHead } from '@/components/ui/PageHead';
import { SubmitSkp } from '@/features/planning/skp/components/SubmitSkp';
import { readSkp } from '@/features/planning/skp/read';

export const metadata: Metadata = { title: 'Periksa SKP' };

export default async function SubmitSkpPage({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params;
  const skp = await readSkp(id);
  if (!skp.allowedActions.includes('submit')) redirect(`/skp/${id}`);
  return (
    <>
      <PageHead
        crumb={<Link href={`/skp/${id}/susun`}>Menyusun SKP</Link>}
        title="Periksa sebelum mengajukan"
      />
      <div className="body">
        <SubmitSkp skp={skp} />
      </div>
    </>
  );
}
