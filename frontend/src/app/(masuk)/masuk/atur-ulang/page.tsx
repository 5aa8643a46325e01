import type { Metadata } from 'next';
import { ResetForm } from '@/features/accounts/auth/components/ResetForm';

export const metadata: Metadata = { title: 'Atur ulang kata sandi' };

export default function ResetPage() {
  return <ResetForm />;
}
