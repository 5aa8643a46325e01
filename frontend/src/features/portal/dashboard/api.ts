import 'server-only';
import { read, serverApi } from '@/lib/api/server';

export const readDashboard = async () => read((await serverApi()).GET('/api/v1/dashboard'));
