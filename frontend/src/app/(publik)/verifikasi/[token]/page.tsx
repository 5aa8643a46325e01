import type { Metadata } from 'next';
import Link from 'next/link';
import { Brand } from '@/components/ui/Brand';
import { Notice } from '@/components/ui/Notice';
import { CompareFile } from '@/features/documents/letters/components/CompareFile';
import { VerifiedFacts } from '@/features/documents/letters/components/VerifiedFacts';
import { readVerified } from '@/features/documents/letters/read';
import { dateTime } from '@/lib/format';

export const metadata: Metadata = { title: 'Pemeriksaan surat' };

export default async function VerifyTokenPage({ params }: { params: Promise<{ token: string }> }) {
  const { token } = await params;
  const letter = await readVerified(decodeURIComponent(token));
  return (
    <>
      <header className="vf-top">
        <Brand href="/verifikasi" />
        <span className="muted">{letter?.agencyName.replace(/^Pemerintah\s+/, '') ?? ''}</span>
      </header>
      <main id="isi">
        <h1>Pemeriksaan surat</h1>
        {letter ? (
          <>
            <VerifiedFacts letter={letter} />
            <CompareFile token={letter.token} />
            <p className="sm muted mt-4">
              Diperiksa {dateTime(letter.checkedAt, letter.timeZone)}. Halaman ini tidak menyimpan
              siapa yang memeriksa.
            </p>
          </>
        ) : (
          <>
            <Notice tone="err">
              <b>Tidak terdaftar.</b> Tidak ada surat dengan kode ini. Periksa lagi kode di bawah
              kotak QR.
            </Notice>
            <p className="mt-4">
              <Link href="/verifikasi">Ketik kode lain atau periksa berkas</Link>
            </p>
          </>
        )}
      </main>
    </>
  );
}
