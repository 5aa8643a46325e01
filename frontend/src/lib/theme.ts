/** Light, dark, or as the device says; kept in a cookie so that the first paint is right. */
export type Theme = 'light' | 'dark' | 'system';

export const THEME_COOKIE = 'tema';

export const themeOf = (value: string | undefined): Theme =>
  value === 'light' || value === 'dark' ? value : 'system';
