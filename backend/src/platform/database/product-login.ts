import type { Config } from '../config/config.js';
import { findAppRole, findOwnLogin, refuseSharedConnections } from './wall.js';

/** How every connection of the running product signs in: the pool, the job queue and the probes of health. */
export interface ProductLogin {
  readonly url: string;
  /** Settings of a new connection; `role` where it has to step down from the owner. */
  readonly settings: Readonly<Record<string, string>>;
}

export const PRODUCT_LOGIN = Symbol('PRODUCT_LOGIN');

/**
 * How the product signs in, as the owner only as a last resort. With DATABASE_OWNER_URL it uses DATABASE_URL unchanged;
 * otherwise the role made at start; where the server refuses that login, the owner, who then steps down to the role.
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
