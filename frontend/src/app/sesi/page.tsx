import type { Metadata } from 'next';
import { RenewSession } from '@/features/accounts/auth/components/RenewSession';
import { safeReturnPath } from '@/features/accounts/auth/session';

export const metadata: Metadata = { title: 'Menyambung sesi' };

/** Where a page whose access token has ended comes by: the refresh token travels to the API alone. */
export default async function SessionPage({
  searchParams,
}: {
  searchParams: Promise<{ lanjut?: string }>;
}) {
  return <RenewSession next={safeReturnPath((await searchParams).lanjut)} />;
}
