import { cache } from 'react';
import { read, serverApi } from '@/lib/api/server';
import type { Me } from './navigation';

/** Who is signed in; asked once per request however many parts need it. */
export const readMe = cache(async (): Promise<Me> => read((await serverApi()).GET('/api/v1/me')));

/** When this page was made: what it shows was saved by then. */
export const requestTime = cache((): string => new Date().toISOString());
