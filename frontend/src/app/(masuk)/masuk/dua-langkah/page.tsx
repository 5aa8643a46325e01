import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { RequiredSecondFactor } from '@/features/accounts/auth/components/RequiredSecondFactor';
import { readMe } from '@/features/portal/shell/me';

export const metadata: Metadata = { title: 'Autentikasi dua langkah' };

export default async function RequiredSecondFactorPage() {
  const me = await readMe();
  if (!me.account.mustSetUpSecondFactor) redirect('/beranda');
  return (
    <div className="lg-c">
      <h1>Aktifkan autentikasi dua langkah</h1>
      <p className="lead">
        {me.agency.name} mewajibkannya untuk peran Anda. Sesudah ini, saat masuk selain kata sandi
        diminta kode dari aplikasi di ponsel Anda, supaya orang yang mengetahui kata sandi Anda
        tetap tidak dapat masuk.
      </p>
      <RequiredSecondFactor username={me.account.username} />
    </div>
  );
}
