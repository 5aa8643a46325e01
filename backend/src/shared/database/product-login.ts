import type { Config } from '../config/config.js';
import { findAppRole, findOwnLogin, refuseSharedConnections } from './wall.js';

/** How every connection of the running product signs in: the pool, the job queue and the probes of health. */
export interface ProductLogin {
  readonly url: string;
  /** What a new connection is told; `role` where it has to step down from the owner. */
  readonly settings: Readonly<Record<string, string>>;
}

export const PRODUCT_LOGIN = Symbol('PRODUCT_LOGIN');

/**
 * Never as the owner where that can be helped: with an owner of its own, DATABASE_URL as it stands; else the role that the
 * start made, and where the server does not let that in, the owner who steps down to it.
 * @throws WallError behind a pooler that shares connections
 */
export async function findProductLogin({
  databaseUrl,
  databaseOwnerUrl,
}: Pick<Config, 'databaseUrl' | 'databaseOwnerUrl'>): Promise<ProductLogin> {
  if (databaseOwnerUrl !== databaseUrl) {
    await refuseSharedConnections(databaseUrl);
    return { url: databaseUrl, settings: {} };
  }
  const role = await findAppRole(databaseUrl);
  const own = await findOwnLogin(databaseUrl);
  if (own !== null) return { url: own, settings: {} };
  return { url: databaseUrl, settings: role === null ? {} : { role } };
}
