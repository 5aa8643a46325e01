import type { ReactNode } from 'react';
import { Brand } from '@/components/ui/Brand';
import { GoalChain } from '@/components/ui/GoalChain';

const EXAMPLE = [
  {
    id: 'sasaran',
    level: 'Sasaran kabupaten',
    text: 'Pemerintahan berbasis elektronik yang andal',
  },
  { id: 'tim', level: 'Tim kerja', text: 'Integrasi Layanan Adminduk' },
  { id: 'rhk', level: 'Rencana hasil kerja', text: 'Rancangan layanan adminduk terpadu' },
  { id: 'aktivitas', level: 'Aktivitas, hari ini', text: 'Menyusun matriks pemetaan layanan' },
];

export default function DoorLayout({ children }: { children: ReactNode }) {
  return (
    <>
      <a className="skip" href="#isi">
        Langsung ke isi
      </a>
      <div className="lg-w">
        <header className="lg-i">
          <Brand href="/masuk" />
          <div className="mid">
            <h2>Dari kerja hari ini sampai sasaran daerah, terlihat jalurnya.</h2>
            <GoalChain links={EXAMPLE} />
          </div>
          <p className="foot">Sistem kerja dan kinerja tim kerja ASN.</p>
        </header>
        <main className="lg-f" id="isi">
          {children}
        </main>
      </div>
    </>
  );
}
