import type { Metadata } from 'next';
import { PasswordForm } from '@/features/accounts/auth/components/PasswordForm';

export const metadata: Metadata = { title: 'Ganti kata sandi' };

export default function FirstPasswordPage() {
  return (
    <div className="lg-c">
      <h1>Ganti kata sandi awal</h1>
      <p className="lead">
        Kata sandi awal diketahui pengelola. Buat kata sandi yang hanya Anda yang tahu.
      </p>
      <PasswordForm isFirst />
    </div>
  );
}
