import { read, serverApi } from '@/lib/api/server';
import type { components } from '@/lib/api/schema';

export const readLetter = async (id: string): Promise<components['schemas']['LetterDto']> =>
  read((await serverApi()).GET('/api/v1/letters/{id}', { params: { path: { id } } }));

/** Null for a code that belongs to no letter; any other failure reaches the error boundary. */
export async function readVerified(
  token: string,
): Promise<components['schemas']['VerifiedLetterDto'] | null> {
  const call = (await serverApi()).GET('/api/v1/verify/{token}', { params: { path: { token } } });
  const { data, response } = await call;
  if (response.status === 404) return null;
  return data ?? read(call);
}

export const readLetterheads = async () => read((await serverApi()).GET('/api/v1/letterheads'));

export async function readLetterheadVersions(unitId: string | null) {
  const call = (await serverApi()).GET('/api/v1/letterheads/versions', {
    params: { query: unitId === null ? {} : { unitId } },
  });
  return (await read(call)).items;
}
