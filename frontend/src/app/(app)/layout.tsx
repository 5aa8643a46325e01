import type { ReactNode } from 'react';
import { OutboxRunner } from '@/features/activities/components/OutboxRunner';
import { AppShell } from '@/features/shell/components/AppShell';
import { readMe, requestTime } from '@/features/shell/me';
import { pageData } from '@/lib/api/server';

export default async function AppLayout({ children }: { children: ReactNode }) {
  const me = await readMe();
  await pageData();
  return (
    <AppShell me={me} renderedAt={requestTime()}>
      {children}
      {me.employee ? <OutboxRunner owner={me.employee.id} /> : null}
    </AppShell>
  );
}
