'use client';

import { PasswordAgain } from './PasswordAgain';
import { SecondFactorSetup } from './SecondFactorSetup';
import { SignOutButton } from './SignOutButton';

/** Before anything else, where the agency demands it. */
export function RequiredSecondFactor({ username }: { username: string }) {
  return (
    <>
      <SecondFactorSetup onDone={() => window.location.assign('/beranda')} />
      <div className="mt-6">
        <SignOutButton />
      </div>
      <PasswordAgain username={username} />
    </>
  );
}
