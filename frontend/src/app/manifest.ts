import type { MetadataRoute } from 'next';

export default function manifest(): MetadataRoute.Manifest {
  return {
    name: 'ASN Squad',
    short_name: 'ASN Squad',
    description: 'Sistem kerja dan kinerja tim kerja ASN',
    lang: 'id',
    start_url: '/beranda',
    display: 'standalone',
    background_color: '#FFFFFF',
    theme_color: '#0B5A8F',
    icons: [
      { src: '/icons/192.png', sizes: '192x192', type: 'image/png' },
      { src: '/icons/512.png', sizes: '512x512', type: 'image/png' },
      { src: '/icons/512-maskable.png', sizes: '512x512', type: 'image/png', purpose: 'maskable' },
    ],
    shortcuts: [{ name: 'Catat aktivitas', url: '/catat' }],
  };
}
