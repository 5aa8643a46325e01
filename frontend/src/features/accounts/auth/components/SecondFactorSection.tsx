'use client';

import { useRouter } from 'next/navigation';
import { type ReactNode, useState } from 'react';
import { Button } from '@/components/ui/Button';
import { Dialog } from '@/components/ui/Dialog';
import { Notice } from '@/components/ui/Notice';
import { PasswordField } from '@/components/ui/PasswordField';
import { toast } from '@/components/ui/Toast';
import { api, unwrap } from '@/lib/api/browser';
import type { components } from '@/lib/api/schema';
import { dateTime } from '@/lib/format';
import { usePasswordForm } from '../use-password-form';
import { CodeField } from './CodeField';
import { RecoveryCodes } from './RecoveryCodes';
import { SecondFactorSetup } from './SecondFactorSetup';

type State = components['schemas']['SecondFactorDto'];

const FEW_CODES = 3;

/** On Saya: whether a code is asked for at signing in, and how it is switched on and off. */
export function SecondFactorSection({ state, timeZone }: { state: State; timeZone: string }) {
  const router = useRouter();
  const [asking, setAsking] = useState<'off' | 'codes'>();
  const [codes, setCodes] = useState<readonly string[]>();
  const close = () => setAsking(undefined);

  if (codes)
    return (
      <RecoveryCodes
        codes={codes}
        onDone={() => {
          setCodes(undefined);
          router.refresh();
        }}
      />
    );
  if (state.status === 'off')
    return (
      <>
        <p className="mb-3">
          Saat masuk, selain kata sandi diminta juga kode dari aplikasi di ponsel Anda. Orang yang
          mengetahui kata sandi Anda tetap tidak dapat masuk. Setelah diaktifkan, perangkat lain
          yang masih masuk dikeluarkan.
        </p>
        <SecondFactorSetup
          onDone={() => {
            toast('Autentikasi dua langkah aktif.');
            router.refresh();
          }}
        />
      </>
    );
  return (
    <>
      <p className="mb-3">Aktif sejak {dateTime(state.since ?? '', timeZone)}.</p>
      {state.recoveryCodesLeft <= FEW_CODES ? (
        <div className="mb-3">
          <Notice tone="back">
            Kode pemulihan tinggal {state.recoveryCodesLeft}. Buat yang baru, supaya Anda tetap
            dapat masuk bila ponsel hilang.
          </Notice>
        </div>
      ) : (
        <p className="mb-3">Kode pemulihan yang belum dipakai: {state.recoveryCodesLeft}.</p>
      )}
      <div className="acts-row">
        <Button onClick={() => setAsking('codes')}>Buat kode pemulihan baru</Button>
        <Button onClick={() => setAsking('off')}>Nonaktifkan</Button>
      </div>
      <WithPasswordAndCode
        id="codes"
        open={asking === 'codes'}
        onClose={close}
        title="Buat kode pemulihan baru?"
        confirm="Buat kode baru"
        onGiven={async (body) => {
          const url = '/api/v1/me/second-factor/recovery-codes';
          const { recoveryCodes } = await unwrap(api.POST(url, { body }));
          close();
          setCodes(recoveryCodes);
        }}
      >
        Sepuluh kode baru menggantikan semua kode yang lama.
      </WithPasswordAndCode>
      <WithPasswordAndCode
        id="off"
        open={asking === 'off'}
        onClose={close}
        title="Nonaktifkan autentikasi dua langkah?"
        confirm="Nonaktifkan"
        onGiven={async (body) => {
          await unwrap(api.POST('/api/v1/me/second-factor/off', { body }));
          close();
          toast('Autentikasi dua langkah dinonaktifkan.');
          router.refresh();
        }}
      >
        Setelah itu kata sandi saja cukup untuk masuk. Kode pemulihan Anda tidak berlaku lagi.
      </WithPasswordAndCode>
    </>
  );
}

function WithPasswordAndCode({
  id,
  open,
  onClose,
  title,
  confirm,
  onGiven,
  children,
}: {
  id: string;
  open: boolean;
  onClose: () => void;
  title: string;
  confirm: string;
  onGiven: (given: { password: string; code: string }) => Promise<void>;
  children: ReactNode;
}) {
  const { error, codeError, busy, submit, forgetError } = usePasswordForm(
    (password, code = '') => onGiven({ password, code }),
    true,
  );
  const close = () => {
    forgetError();
    onClose();
  };
  return (
    <Dialog open={open} onClose={close} title={title}>
      <form onSubmit={(event) => void submit(event)} noValidate method="post">
        <p>{children}</p>
        <div className="mt-4">
          <PasswordField
            id={`${id}-password`}
            name="password"
            label="Kata sandi Anda"
            autoComplete="current-password"
            error={error}
          />
          <CodeField id={`${id}-code`} error={codeError} />
        </div>
        <div className="acts-row">
          <Button variant="primary" type="submit" busy={busy}>
            {confirm}
          </Button>
          <Button onClick={close}>Batal</Button>
        </div>
      </form>
    </Dialog>
  );
}
