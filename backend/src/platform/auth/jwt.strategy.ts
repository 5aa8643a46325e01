import { Inject, Injectable } from '@nestjs/common';
import { PassportStrategy } from '@nestjs/passport';
import type { FastifyRequest } from 'fastify';
import { validate } from 'uuid';
import { ExtractJwt, Strategy } from 'passport-jwt';
import type { Config } from '../config/config.js';
import { CONFIG } from '../config/config.module.js';
import { PAGE_HEADER, PageCalls, type PageUnderWay } from './page-calls.js';
import { ActorService, type SignedInActor } from './actor.service.js';
import { sessionCookies } from './cookies.js';

/** The audience of access tokens: a token made for another purpose under the same key is refused. */
export const ACCESS_AUDIENCE = 'asn-squad';

/** How far the clock of another machine in front of this one may be ahead. */
const AHEAD_S = 300;

interface AccessClaims {
  sub: string;
  epoch: number;
  iat: number;
  /** The session that the token was given to: when that has ended, so has the token. */
  sid?: string;
}

@Injectable()
export class JwtStrategy extends PassportStrategy(Strategy) {
  /** The actors of pages under way, by account and session: the parallel API calls of a page look the actor up once. */
  private readonly ofPages = new WeakMap<
    PageUnderWay,
    Map<string, Promise<SignedInActor | null>>
  >();

  constructor(
    @Inject(CONFIG) config: Config,
    private readonly actors: ActorService,
    private readonly pages: PageCalls,
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
      passReqToCallback: true,
    });
  }

  /** A raised epoch (password changed, signed out everywhere) ends every access token of the account. */
  async validate(request: FastifyRequest, claims: AccessClaims): Promise<SignedInActor | false> {
    // A token issued while a clock was ahead would live that much too long.
    if (!validate(claims.sub) || claims.iat > Date.now() / 1000 + AHEAD_S) return false;
    const found = await this.load(this.pages.find(request.headers[PAGE_HEADER]), claims);
    return found && found.tokenEpoch === claims.epoch
      ? { ...found, sessionId: claims.sid, issuedAt: claims.iat }
      : false;
  }

  private load(
    page: PageUnderWay | undefined,
    { sub, sid }: AccessClaims,
  ): Promise<SignedInActor | null> {
    if (!page) return this.actors.load(sub, sid);
    const known = this.ofPages.get(page) ?? new Map<string, Promise<SignedInActor | null>>();
    this.ofPages.set(page, known);
    const key = `${sub} ${sid ?? ''}`;
    const found = known.get(key) ?? this.actors.load(sub, sid);
    known.set(key, found);
    return found;
  }
}
