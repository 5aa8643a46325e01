import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { Brand } from '@/components/ui/Brand';
import { CompareFile } from '@/features/documents/letters/components/CompareFile';
import { TokenForm } from '@/features/documents/letters/components/TokenForm';

export const metadata: Metadata = { title: 'Pemeriksaan surat' };

export default async function VerifyPage({
  searchParams,
}: {
  searchParams: Promise<{ kode?: string }>;
}) {
  const { kode } = await searchParams;
  if (typeof kode === 'string' && kode.trim() !== '') {
    redirect(`/verifikasi/${encodeURIComponent(kode.replace(/[\s-]/g, '').toUpperCase())}`);
  }
  return (
    <>
      <header className="vf-top">
        <Brand href="/masuk" />
      </header>
      <main id="isi">
        <h1>Pemeriksaan surat</h1>
        <p className="sm muted">
          Siapa pun dapat memeriksa keaslian surat yang terbit dari sistem ini, tanpa masuk.
        </p>
        <TokenForm />
        <CompareFile />
      </main>
    </>
  );
}
