import type { ReactNode } from 'react';
import { redirect } from 'next/navigation';
import { FirstPage } from '@/components/ui/PageBoundary';
import { OutboxRunner } from '@/features/work/activities/components/OutboxRunner';
import { AppShell } from '@/features/portal/shell/components/AppShell';
import { readMe, requestTime } from '@/features/portal/shell/me';
import { pageData } from '@/lib/api/server';

export default async function AppLayout({ children }: { children: ReactNode }) {
  const me = await readMe();
  if (me.account.mustChangePassword) redirect('/masuk/kata-sandi');
  if (me.account.mustSetUpSecondFactor) redirect('/masuk/dua-langkah');
  const isWhole = await pageData();
  return (
    <AppShell me={me} renderedAt={requestTime()}>
      <FirstPage isWhole={isWhole}>{children}</FirstPage>
      {me.employee ? <OutboxRunner owner={me.employee.id} /> : null}
    </AppShell>
  );
}
