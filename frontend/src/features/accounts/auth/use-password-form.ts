import { type FormEvent, useState } from 'react';
import { fieldErrorsOf, messageOf } from '@/lib/problem';

/**
 * A form that asks for one password, and for the code of a second factor where the server wants one; sent once at a time,
 * and what is refused is said at its field.
 */
export function usePasswordForm(
  onPassword: (password: string, code?: string) => Promise<void>,
  /** The form has a field for the code from the beginning. */
  alwaysAsksCode = false,
) {
  const [error, setError] = useState<string>();
  const [codeError, setCodeError] = useState<string>();
  const [needsCode, setNeedsCode] = useState(alwaysAsksCode);
  const [busy, setBusy] = useState(false);

  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (busy) return;
    const form = new FormData(event.currentTarget);
    const password = String(form.get('password'));
    const code = form.get('code');
    setCodeError(undefined);
    if (password === '') {
      setError('Kata sandi wajib diisi.');
      return;
    }
    if (needsCode && String(code ?? '').trim() === '') {
      setError(undefined);
      setCodeError('Kode wajib diisi.');
      return;
    }
    setBusy(true);
    setError(undefined);
    try {
      await onPassword(password, typeof code === 'string' && code !== '' ? code : undefined);
      setNeedsCode(alwaysAsksCode);
    } catch (problem) {
      const [first] = fieldErrorsOf(problem);
      if (first?.field === 'code') {
        // The first time it is only asked for, which is no mistake.
        if (needsCode) setCodeError(first.message);
        setNeedsCode(true);
      } else setError(first?.message ?? messageOf(problem));
    } finally {
      setBusy(false);
    }
  };

  const forgetError = () => {
    setError(undefined);
    setCodeError(undefined);
  };
  return { error, codeError, needsCode, busy, submit, forgetError };
}
