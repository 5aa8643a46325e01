import type { Metadata } from 'next';
import { LoginForm } from '@/features/accounts/auth/components/LoginForm';
import { safeReturnPath } from '@/features/accounts/auth/session';

export const metadata: Metadata = { title: 'Masuk' };

export default async function LoginPage({
  searchParams,
}: {
  searchParams: Promise<{ lanjut?: string | string[]; sesi?: string | string[] }>;
}) {
  const { lanjut, sesi } = await searchParams;
  return <LoginForm next={safeReturnPath(lanjut)} hasEnded={sesi === 'berakhir'} />;
}
