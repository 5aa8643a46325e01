import type { Metadata, Viewport } from 'next';
import localFont from 'next/font/local';
import { connection } from 'next/server';
import type { ReactNode } from 'react';
import './globals.css';

const jakarta = localFont({
  src: '../../../node_modules/@fontsource-variable/plus-jakarta-sans/files/plus-jakarta-sans-latin-wght-normal.woff2',
  weight: '200 800',
  variable: '--font-jakarta',
  display: 'swap',
});

export const metadata: Metadata = {
  title: { default: 'ASN Squad', template: '%s – ASN Squad' },
  description: 'Sistem kerja dan kinerja tim kerja ASN',
  robots: { index: false },
};

export const viewport: Viewport = {
  width: 'device-width',
  initialScale: 1,
  themeColor: [
    { media: '(prefers-color-scheme: light)', color: '#FFFFFF' },
    { media: '(prefers-color-scheme: dark)', color: '#16202B' },
  ],
};

export default async function RootLayout({ children }: { children: ReactNode }) {
  // Every page carries a fresh nonce, so none is made at build time.
  await connection();
  return (
    <html lang="id" className={jakarta.variable} suppressHydrationWarning>
      <body>{children}</body>
    </html>
  );
}
