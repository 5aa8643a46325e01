/** The zones of Indonesia: WIB, WITA, WIT. */
export const TIME_ZONES = ['Asia/Jakarta', 'Asia/Makassar', 'Asia/Jayapura'] as const;
export type TimeZone = (typeof TIME_ZONES)[number];

/** Holds where no agency says otherwise. */
export const DEFAULT_TIME_ZONE: TimeZone = 'Asia/Jakarta';
