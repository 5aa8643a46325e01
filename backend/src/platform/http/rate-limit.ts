import { RouteConfig } from '@nestjs/platform-fastify';

/**
 * Requests a minute from one address; beyond it 429. Applies where @fastify/rate-limit is registered
 * with `global: false` (main.ts, test/app.ts).
 */
export const RateLimited = (max: number) =>
  RouteConfig({ rateLimit: { max, timeWindow: '1 minute' } });
