'use client';

import { useState } from 'react';
import { Choices } from '@/components/ui/Choices';
import { THEME_COOKIE, type Theme, themeOf } from '@/lib/theme';

const YEAR_SECONDS = 31_536_000;

const THEMES: readonly { value: Theme; label: string; note?: string }[] = [
  { value: 'system', label: 'Ikuti perangkat', note: 'Gelap bila perangkat memakai mode gelap' },
  { value: 'light', label: 'Terang' },
  { value: 'dark', label: 'Gelap' },
];

/** Applies at once and is remembered on this device. */
export function ThemeChoice({ initial }: { initial: Theme }) {
  const [theme, setTheme] = useState(initial);
  const choose = (value: string) => {
    const next = themeOf(value);
    setTheme(next);
    const age = next === 'system' ? 0 : YEAR_SECONDS;
    document.cookie = `${THEME_COOKIE}=${next}; path=/; max-age=${age}; samesite=lax`;
    if (next === 'system') delete document.documentElement.dataset.theme;
    else document.documentElement.dataset.theme = next;
  };
  return <Choices legend="Tema" name="tema" choices={THEMES} selected={theme} onSelect={choose} />;
}
