import { Notice } from '@/components/ui/Notice';
import { count } from '@/lib/format';
import type { ImportResult } from '../labels';

/** What the file does, in figures and one sentence. */
export function ImportOutcome({ result, isPreview }: { result: ImportResult; isPreview: boolean }) {
  const { created, moved, corrected, unchanged } = result.summary;
  const changes = created + moved + corrected;
  const parts = [
    [created, 'baris baru'],
    [moved, 'membuka riwayat baru'],
    [corrected, 'dibetulkan'],
    [unchanged, 'sudah sama'],
  ] as const;
  const words = parts
    .filter(([n]) => n > 0)
    .map(([n, text]) => `${count(n)} ${text}`)
    .join(', ');
  if (result.rejected.length > 0) {
    return (
      <Notice tone="err">
        <b>Belum dapat diterapkan.</b> {count(result.rejected.length)} hal perlu diperbaiki di
        berkas; {count(result.accepted)} baris sudah benar. Tidak ada yang disimpan.
      </Notice>
    );
  }
  if (result.questions.length > 0) {
    return (
      <Notice tone="wait">
        <b>Perlu jawaban Anda.</b> {count(result.questions.length)} baris tidak dapat dipastikan
        dari berkas saja. Tidak ada yang disimpan.
      </Notice>
    );
  }
  if (changes === 0) {
    return (
      <Notice tone="ok">
        <b>Tidak ada yang berubah.</b> Isi {count(result.accepted)} baris sama dengan data yang
        tersimpan.
      </Notice>
    );
  }
  return (
    <Notice tone={isPreview ? 'back' : 'ok'}>
      <b>{isPreview ? 'Pratinjau, belum disimpan.' : 'Impor diterapkan.'}</b> {words}.
      {isPreview && result.asksPassword
        ? ' Berkas ini mengakhiri masa kerja, mengganti kepala unit, atau mengubah NIP, nomor HP, atau email; untuk menerapkannya kata sandi Anda dapat diminta sekali lagi.'
        : null}
    </Notice>
  );
}
