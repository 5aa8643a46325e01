import 'server-only';
import { read, serverApi } from '@/lib/api/server';

export const readHome = async () => read((await serverApi()).GET('/api/v1/home'));
