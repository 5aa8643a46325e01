import type { Metadata } from 'next';
import Link from 'next/link';
import { ButtonLink } from '@/components/ui/Button';
import { EmptyState } from '@/components/ui/EmptyState';
import { Notice } from '@/components/ui/Notice';
import { PageHead } from '@/components/ui/PageHead';
import { TopBar } from '@/components/ui/TopBar';
import { SendSheets } from '@/features/evaluation/rounds/components/SendSheets';
import { readSheet, readSheets } from '@/features/evaluation/rounds/data';
import { isReady, queuesOf } from '@/features/evaluation/rounds/queue';

export const metadata: Metadata = { title: 'Periksa sebelum dikirim' };

export default async function SendAssessmentsPage({ searchParams }: PageProps<'/penilaian/kirim'>) {
  const { tim, terkirim } = await searchParams;
  const sheets = await readSheets(typeof tim === 'string' ? tim : undefined);
  const ready = await Promise.all(sheets.filter(isReady).map((sheet) => readSheet(sheet.id)));
  const [queue] = queuesOf(sheets);
  const rest = sheets.filter((sheet) => sheet.status !== 'submitted' && !isReady(sheet));
  return (
    <>
      <TopBar title="Periksa" back="/penilaian" />
      <PageHead
        deskOnly
        title="Periksa sebelum dikirim"
        crumb={
          <>
            <Link href="/penilaian" prefetch={false}>
              Penilaian
            </Link>{' '}
            / {queue?.squad.name ?? 'Semua tim'}
          </>
        }
      />
      <div className="body">
        {typeof terkirim === 'string' ? (
          <Notice tone="ok">
            <b>{terkirim} nilai terkirim.</b> Setelah semua penilai mengirim nilainya, hasil
            dihitung dan menunggu Kepala Unit pemilik kinerja menerimanya. Anda tidak perlu berbuat
            apa-apa lagi untuk nilai ini.
          </Notice>
        ) : null}
        {ready.length > 0 ? (
          <SendSheets sheets={ready} />
        ) : (
          <EmptyState
            title="Tidak ada yang siap dikirim"
            action={<ButtonLink href="/penilaian">Ke daftar penilaian</ButtonLink>}
          >
            {rest.length > 0
              ? `${rest.length} lembar belum lengkap. Lengkapi nilainya lebih dahulu.`
              : 'Semua lembar Anda sudah dikirim.'}
          </EmptyState>
        )}
        {ready.length > 0 && rest.length > 0 ? (
          <p className="sm muted mt-4">
            {rest.length} lembar lain belum lengkap dan tidak ikut dikirim.
          </p>
        ) : null}
      </div>
    </>
  );
}
