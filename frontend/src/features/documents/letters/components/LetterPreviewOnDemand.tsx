'use client';

import dynamic from 'next/dynamic';

/** Loaded with the dialog that shows it: lists do not carry the letter's layout. */
export const LetterPreview = dynamic(async () => (await import('./LetterPreview')).LetterPreview, {
  ssr: false,
  loading: () => <p className="muted mt-4">Menyiapkan pratinjau surat…</p>,
});

export const LetterPreviewOf = dynamic(
  async () => (await import('./LetterPreviewOf')).LetterPreviewOf,
  {
    ssr: false,
    loading: () => <p className="muted mt-4">Menyiapkan pratinjau surat…</p>,
  },
);
