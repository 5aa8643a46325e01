import type { ReactNode } from 'react';
import { AppShell } from '@/features/shell/components/AppShell';
import { readMe, requestTime } from '@/features/shell/me';

export default async function AppLayout({ children }: { children: ReactNode }) {
  return (
    <AppShell me={await readMe()} renderedAt={requestTime()}>
      {children}
    </AppShell>
  );
}
