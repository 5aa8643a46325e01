import { ButtonLink } from '@/components/ui/Button';
import { PageHead } from '@/components/ui/PageHead';

export default function NotFound() {
  return (
    <>
      <PageHead title="Tidak ditemukan" />
      <div className="body">
        <p className="mb-4">Data ini tidak ada, sudah dipindahkan, atau bukan untuk Anda.</p>
        <ButtonLink href="/beranda" variant="primary">
          Ke beranda
        </ButtonLink>
      </div>
    </>
  );
}
