import type { Metadata } from 'next';
import Link from 'next/link';
import { PageHead } from '@/components/ui/PageHead';
import { CorrectionActions } from '@/features/organization/corrections/components/CorrectionActions';
import { CorrectionDetail } from '@/features/organization/corrections/components/CorrectionDetail';
import { readCorrection } from '@/features/organization/corrections/read';
import { readMe } from '@/features/portal/shell/me';

export const metadata: Metadata = { title: 'Permintaan perbaikan data' };

export default async function OwnCorrectionPage({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params;
  const [me, request] = await Promise.all([readMe(), readCorrection(id)]);
  return (
    <>
      <PageHead
        crumb={<Link href="/saya/perbaikan">Perbaikan data diri</Link>}
        title="Permintaan perbaikan data"
        sub={request.askedBy.name}
      />
      <div className="body">
        <CorrectionDetail request={request} timeZone={me.agency.timeZone} />
        <CorrectionActions request={request} />
      </div>
    </>
  );
}
