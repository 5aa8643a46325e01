import type { Metadata } from 'next';
import { ResetForm } from '@/features/auth/components/ResetForm';

export const metadata: Metadata = { title: 'Atur ulang kata sandi' };

export default function ResetPage() {
  return <ResetForm />;
}
