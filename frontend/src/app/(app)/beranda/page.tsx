import type { Metadata } from 'next';
import { PageHead } from '@/components/ui/PageHead';
import { readMe } from '@/features/shell/me';
import { fullDate } from '@/lib/format';

export const metadata: Metadata = { title: 'Beranda' };

export default async function HomePage() {
  const me = await readMe();
  return <PageHead crumb={fullDate(me.today)} title={`Beranda ${me.name}`} />;
}
