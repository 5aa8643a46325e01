import type { Metadata } from 'next';
import { EmptyState } from '@/components/ui/EmptyState';
import { PageHead } from '@/components/ui/PageHead';
import { NextPage } from '@/components/ui/Pagination';
import { NotificationList } from '@/features/portal/notifications/components/NotificationList';
import { readMe } from '@/features/portal/shell/me';
import { readNotifications } from '@/features/portal/notifications/api';

export const metadata: Metadata = { title: 'Notifikasi' };

export default async function NotificationsPage({
  searchParams,
}: {
  searchParams: Promise<{ mulai?: string }>;
}) {
  const { mulai } = await searchParams;
  const [me, page] = await Promise.all([readMe(), readNotifications(mulai)]);
  return (
    <>
      <PageHead title="Notifikasi" sub="Yang terjadi pada pekerjaan dan permintaan Anda." />
      <div className="body">
        {page.items.length === 0 ? (
          <EmptyState title="Belum ada notifikasi">
            Anda diberi tahu di sini ketika ada yang menunggu Anda atau ketika permintaan Anda
            diputus.
          </EmptyState>
        ) : (
          <NotificationList items={page.items} timeZone={me.agency.timeZone} />
        )}
        <NextPage href={page.nextCursor ? `/notifikasi?mulai=${page.nextCursor}` : null} />
      </div>
    </>
  );
}
