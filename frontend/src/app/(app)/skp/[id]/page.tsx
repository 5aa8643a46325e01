import type { Metadata } from 'next';
import Link from 'next/link';
import { ButtonLink } from '@/components/ui/Button';
import { PageHead } from '@/components/ui/PageHead';
import { readMe } from '@/features/portal/shell/me';
import { PrintButton } from '@/features/planning/skp/components/PrintButton';
import { SkpFlow } from '@/features/planning/skp/components/SkpFlow';
import { SkpSheet } from '@/features/planning/skp/components/SkpSheet';
import { FORMATS } from '@/features/planning/skp/labels';
import { readSkp } from '@/features/planning/skp/read';

export const metadata: Metadata = { title: 'SKP' };

export default async function SkpPage({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params;
  const [me, skp] = await Promise.all([readMe(), readSkp(id)]);
  const year = skp.from.slice(0, 4);
  return (
    <>
      <PageHead
        crumb={
          <>
            <Link href="/skp">SKP</Link> / SKP {year}, {FORMATS[skp.format]}
          </>
        }
        title={`SKP ${skp.employee.name}, versi ${skp.revision.number}`}
        actions={
          <>
            {skp.versions > 1 ? (
              <ButtonLink href={`/skp/${id}/versi`}>Bandingkan versi</ButtonLink>
            ) : null}
            <PrintButton />
          </>
        }
      />
      <SkpFlow skp={skp} timeZone={me.agency.timeZone} />
      <SkpSheet skp={skp} timeZone={me.agency.timeZone} />
    </>
  );
}
