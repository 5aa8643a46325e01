import { type FormEvent, useState } from 'react';
import { fieldErrorsOf, messageOf } from '@/lib/problem';

/** A form that asks for one password; sent once at a time, and what is refused is said at the field. */
export function usePasswordForm(onPassword: (password: string) => Promise<void>) {
  const [error, setError] = useState<string>();
  const [busy, setBusy] = useState(false);

  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (busy) return;
    const password = String(new FormData(event.currentTarget).get('password'));
    if (password === '') {
      setError('Kata sandi wajib diisi.');
      return;
    }
    setBusy(true);
    setError(undefined);
    try {
      await onPassword(password);
    } catch (problem) {
      setError(fieldErrorsOf(problem)[0]?.message ?? messageOf(problem));
    } finally {
      setBusy(false);
    }
  };

  return { error, busy, submit, forgetError: () => setError(undefined) };
}
