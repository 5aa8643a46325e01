import type { Metadata } from 'next';
import { ForgotForm } from '@/features/accounts/auth/components/ForgotForm';

export const metadata: Metadata = { title: 'Lupa kata sandi' };

export default function ForgotPage() {
  return <ForgotForm />;
}
