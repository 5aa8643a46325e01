import type { Metadata } from 'next';
import { LoginForm } from '@/features/auth/components/LoginForm';
import { safeReturnPath } from '@/features/auth/session';

export const metadata: Metadata = { title: 'Masuk' };

export default async function LoginPage({
  searchParams,
}: {
  searchParams: Promise<{ lanjut?: string }>;
}) {
  return <LoginForm next={safeReturnPath((await searchParams).lanjut)} />;
}
