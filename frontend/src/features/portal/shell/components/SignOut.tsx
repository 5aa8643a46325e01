'use client';

import { SignOutButton } from '@/features/accounts/auth/components/SignOutButton';

const leaving = () => import('@/features/work/activities/outbox/leaving');

/** @param owner employee whose activities may lie unsent on this device; null for an account that logs none */
export function SignOut({ owner }: { owner: string | null }) {
  const kept = owner
    ? {
        count: async () => (await leaving()).countKept(owner),
        forget: async () => (await leaving()).forgetKept(owner),
      }
    : undefined;
  return <SignOutButton kept={kept} />;
}
