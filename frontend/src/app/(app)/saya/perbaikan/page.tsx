import type { Metadata } from 'next';
import Link from 'next/link';
import { Icon } from '@/components/ui/Icon';
import { Notice } from '@/components/ui/Notice';
import { PageHead } from '@/components/ui/PageHead';
import { NextPage } from '@/components/ui/Pagination';
import { Section } from '@/components/ui/Section';
import { StatusTag } from '@/components/ui/StatusTag';
import { CorrectionForm } from '@/features/organization/corrections/components/CorrectionForm';
import { readCorrections, readOwnData } from '@/features/organization/corrections/read';
import { CORRECTION_STATUS, fieldsText } from '@/features/organization/corrections/words';
import { readMe } from '@/features/portal/shell/me';
import { longDate } from '@/lib/format';

export const metadata: Metadata = { title: 'Perbaikan data diri' };

export default async function CorrectionsPage({
  searchParams,
}: {
  searchParams: Promise<{ mulai?: string }>;
}) {
  const { mulai } = await searchParams;
  const [me, data, page] = await Promise.all([readMe(), readOwnData(), readCorrections(mulai)]);
  return (
    <>
      <PageHead
        crumb={<Link href="/saya">Saya</Link>}
        title="Perbaikan data diri"
        sub="Ubah yang keliru dan lampirkan dokumennya. Admin instansi memutuskannya. NIP dibetulkan oleh pengelola kepegawaian."
      />
      <div className="body">
        {data.waitingId ? (
          <Notice tone="wait">
            Permintaan Anda sedang menunggu keputusan.{' '}
            <Link href={`/saya/perbaikan/${data.waitingId}`}>Buka permintaan</Link> untuk melihat
            atau menariknya.
          </Notice>
        ) : null}
        {!data.hasDecider ? (
          <Notice tone="back">
            Belum ada admin instansi lain yang dapat memutus permintaan Anda. Hubungi pengelola
            kepegawaian.
          </Notice>
        ) : null}
        {data.allowedActions.includes('ask') ? (
          <Section id="ajukan" title="Ajukan perbaikan">
            <div className="mt-3">
              <CorrectionForm data={data} />
            </div>
          </Section>
        ) : null}
        {page.items.length > 0 ? (
          <Section id="riwayat" title="Permintaan Anda">
            <ul className="rows">
              {page.items.map((one) => {
                const [word, tone] = CORRECTION_STATUS[one.status];
                return (
                  <li key={one.id}>
                    <Link
                      className="item items-center"
                      href={`/saya/perbaikan/${one.id}`}
                      prefetch={false}
                    >
                      <span className="item-b">
                        <b>{fieldsText(one.changes.map(({ field }) => field))}</b>
                        <small>Diajukan {longDate(one.askedAt, me.agency.timeZone)}</small>
                      </span>
                      <StatusTag tone={tone}>{word}</StatusTag>
                      <Icon name="right" className="go" />
                    </Link>
                  </li>
                );
              })}
            </ul>
          </Section>
        ) : null}
        <NextPage href={page.nextCursor ? `/saya/perbaikan?mulai=${page.nextCursor}` : null} />
      </div>
    </>
  );
}
