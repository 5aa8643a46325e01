/** `initial`: handed over by an admin and to be changed; `own`: chosen by its owner. */
export const SET_PASSWORD_STATES = ['initial', 'own'] as const;
export const PASSWORD_STATES = [...SET_PASSWORD_STATES, 'none'] as const;

export type SetPasswordState = (typeof SET_PASSWORD_STATES)[number];
export type PasswordState = (typeof PASSWORD_STATES)[number];
