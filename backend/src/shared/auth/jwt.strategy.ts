import { Inject, Injectable } from '@nestjs/common';
import { PassportStrategy } from '@nestjs/passport';
import type { FastifyRequest } from 'fastify';
import { validate } from 'uuid';
import { ExtractJwt, Strategy } from 'passport-jwt';
import type { Config } from '../config/config.js';
import { CONFIG } from '../config/config.module.js';
import { ActorService, type SignedInActor } from './actor.service.js';
import { sessionCookies } from './cookies.js';

/** Whom access tokens are for: one made for something else under the same key is refused. */
export const ACCESS_AUDIENCE = 'asn-squad';

interface AccessClaims {
  sub: string;
  epoch: number;
  /** The session that the token was given to: when that has ended, so has the token. */
  sid?: string;
}

@Injectable()
export class JwtStrategy extends PassportStrategy(Strategy) {
  constructor(
    @Inject(CONFIG) config: Config,
    private readonly actors: ActorService,
  ) {
    const { access } = sessionCookies(config.secureCookies);
    super({
      jwtFromRequest: ExtractJwt.fromExtractors([
        ExtractJwt.fromAuthHeaderAsBearerToken(),
        (request: unknown) => (request as FastifyRequest).cookies[access] ?? null,
      ]),
      // A KeyObject: jsonwebtoken verifies it fifty times faster than a string.
      secretOrKey: config.jwtKey,
      algorithms: ['HS256'],
      audience: ACCESS_AUDIENCE,
    });
  }

  /** A raised epoch (password changed, signed out everywhere) ends every access token of the account. */
  async validate(claims: AccessClaims): Promise<SignedInActor | false> {
    if (!validate(claims.sub)) return false;
    const found = await this.actors.load(claims.sub, claims.sid);
    return found && found.tokenEpoch === claims.epoch ? { ...found, sessionId: claims.sid } : false;
  }
}
