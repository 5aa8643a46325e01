import type { Metadata, Viewport } from 'next';
import localFont from 'next/font/local';
import { cookies, headers } from 'next/headers';
import type { ReactNode } from 'react';
import { THEME_COOKIE, themeOf } from '@/lib/theme';
import './globals.css';

const jakarta = localFont({
  src: '../../../node_modules/@fontsource-variable/plus-jakarta-sans/files/plus-jakarta-sans-latin-wght-normal.woff2',
  weight: '200 800',
  variable: '--font-jakarta',
  display: 'swap',
  // The stand-in of base.css fits better, and is there on phones.
  adjustFontFallback: false,
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

/**
 * React keeps back what it streams until 0.3 s after the first paint (it notes that in `$RT`), which holds up the page on
 * a slow phone until all scripts have run. Where the note is not taken, it shows the page in the next frame. Stands after
 * the content: a script waits for the style sheet, and so would everything behind it, for a frame of its own.
 */
const SHOW_AT_ONCE = `Object.defineProperty(self,'$RT',{set(){}})`;

export default async function RootLayout({ children }: { children: ReactNode }) {
  // Reading the cookie also keeps every page out of the build: each answer carries a fresh nonce.
  const theme = themeOf((await cookies()).get(THEME_COOKIE)?.value);
  return (
    <html
      lang="id"
      className={jakarta.variable}
      data-theme={theme === 'system' ? undefined : theme}
      suppressHydrationWarning
    >
      <body>
        {children}
        <script
          nonce={(await headers()).get('x-nonce') ?? undefined}
          dangerouslySetInnerHTML={{ __html: SHOW_AT_ONCE }}
          suppressHydrationWarning
        />
      </body>
    </html>
  );
}
