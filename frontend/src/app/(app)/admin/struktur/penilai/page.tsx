import type { Metadata } from 'next';
import Link from 'next/link';
import { EmptyState } from '@/components/ui/EmptyState';
import { PageHead } from '@/components/ui/PageHead';
import { NextPage } from '@/components/ui/Pagination';
import { ExceptionList } from '@/features/organization/administration/components/ExceptionList';
import { count } from '@/lib/format';
import { readExceptions } from '@/features/organization/administration/api';

export const metadata: Metadata = { title: 'Penilai yang perlu dipastikan' };

export default async function ExceptionsPage({
  searchParams,
}: {
  searchParams: Promise<{ mulai?: string }>;
}) {
  const { mulai } = await searchParams;
  const page = await readExceptions(100, mulai);
  return (
    <>
      <PageHead
        title="Penilai yang perlu dipastikan"
        crumb={<Link href="/admin/struktur">Organisasi</Link>}
        sub={`${count(page.total)} pegawai. Tidak ada yang diterima diam-diam: pastikan, atau tetapkan penilai lain.`}
      />
      <div className="body">
        {page.items.length === 0 ? (
          <EmptyState title="Semua penilai sudah pasti">
            Pegawai muncul di sini bila penilainya hanya dapat ditebak dari kepala unit terdekat.
          </EmptyState>
        ) : (
          <ExceptionList items={page.items} total={page.total} />
        )}
        <NextPage
          href={page.nextCursor ? `/admin/struktur/penilai?mulai=${page.nextCursor}` : null}
        />
      </div>
    </>
  );
}
