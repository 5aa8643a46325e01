import type { Metadata } from 'next';
import { ButtonLink } from '@/components/ui/Button';

export const metadata: Metadata = { title: 'Tidak ditemukan' };

export default function NotFound() {
  return (
    <main className="body" id="isi">
      <h1>Halaman tidak ditemukan</h1>
      <p className="my-4">Alamatnya salah, sudah dipindahkan, atau bukan untuk Anda.</p>
      <ButtonLink href="/beranda" variant="primary">
        Ke beranda
      </ButtonLink>
    </main>
  );
}
