import type { ReactNode } from 'react';
import { FirstPage } from '@/components/ui/PageBoundary';
import { OutboxRunner } from '@/features/activities/components/OutboxRunner';
import { AppShell } from '@/features/shell/components/AppShell';
import { readMe, requestTime } from '@/features/shell/me';
import { pageData } from '@/lib/api/server';

export default async function AppLayout({ children }: { children: ReactNode }) {
  const me = await readMe();
  const isWhole = await pageData();
  return (
    <AppShell me={me} renderedAt={requestTime()}>
      <FirstPage isWhole={isWhole}>{children}</FirstPage>
      {me.employee ? <OutboxRunner owner={me.employee.id} /> : null}
    </AppShell>
  );
}
