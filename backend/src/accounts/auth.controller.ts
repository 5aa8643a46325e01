import { Body, Controller, HttpCode, Inject, Post, Req, Res } from '@nestjs/common';
import { ApiNoContentResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Actor } from '../kernel/actor.js';
import { ActorService } from '../platform/auth/actor.service.js';
import {
  clearSessionCookies,
  sessionCookies,
  setDeviceCookie,
  setSessionCookies,
  type Tokens,
} from '../platform/auth/cookies.js';
import {
  BeforePasswordChange,
  BeforeSecondFactor,
  CurrentActor,
  CurrentSession,
  ForFormer,
  Public,
} from '../platform/auth/decorators.js';
import { confirmedUntil } from '../platform/auth/recent-password.guard.js';
import { Clock } from '../platform/clock/clock.js';
import type { Config } from '../platform/config/config.js';
import { CONFIG } from '../platform/config/config.module.js';
import { enterAgency } from '../platform/database/agency-scope.js';
import { refusal, wrongState } from '../platform/errors/problem.js';
import {
  ChangePasswordDto,
  ForgotPasswordDto,
  LoginAnswerDto,
  LoginDto,
  ReauthDto,
  ReauthenticatedDto,
  ResetPasswordDto,
  SecondStepDto,
  SessionDto,
} from './account.dto.js';
import { KnownDevices } from './known-devices.service.js';
import { LoginService } from './login.service.js';
import { MeService } from './me.service.js';
import { PasswordService } from './password.service.js';
import { SecondFactorService } from './second-factor.service.js';
import { SessionService } from './session.service.js';
import { type Visitor, visitorOf } from './visitor.js';
import { RateLimited } from '../platform/http/rate-limit.js';
import { SecretAnswer } from '../platform/http/secret-answer.js';
import { Refuses } from '../platform/errors/refuses.js';

/** From one address: a whole office comes through one at eight o'clock. One account is guarded by its lock. */
export const LOGINS_A_MINUTE = 120;

@ApiTags('auth')
@Controller('auth')
export class AuthController {
  constructor(
    private readonly logins: LoginService,
    private readonly sessions: SessionService,
    private readonly passwords: PasswordService,
    private readonly actors: ActorService,
    private readonly me: MeService,
    private readonly devices: KnownDevices,
    private readonly secondFactors: SecondFactorService,
    private readonly clock: Clock,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  @Public()
  @SecretAnswer()
  @RateLimited(LOGINS_A_MINUTE)
  @Post('login')
  @Refuses('account_locked', 'account_merged', 'credentials_wrong', 'employment_over')
  @HttpCode(200)
  @ApiOkResponse({ type: LoginAnswerDto })
  async login(
    @Body() body: LoginDto,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<LoginAnswerDto> {
    const session = await this.logins.login(body.nip, body.password, this.visitor(request));
    if ('mfaToken' in session) return session;
    return this.answer(session, session.accountId, reply, request);
  }

  /** The second step, for an account with a second factor: `login` answered `{ mfaToken }` only. */
  @Public()
  @SecretAnswer()
  @RateLimited(LOGINS_A_MINUTE)
  @Post('mfa')
  @Refuses('account_locked')
  @HttpCode(200)
  @ApiOkResponse({ type: SessionDto })
  async mfa(
    @Body() { mfaToken, code }: SecondStepDto,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<SessionDto> {
    const session = await this.logins.secondStep(mfaToken, code, this.visitor(request));
    return this.answer(session, session.accountId, reply, request);
  }

  @Public()
  @SecretAnswer()
  @Post('refresh')
  @HttpCode(200)
  @ApiOkResponse({ type: SessionDto })
  async refresh(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<SessionDto> {
    const token = this.refreshTokenOf(request);
    if (!token) throw refusal('session_ended', 'Sesi Anda sudah berakhir. Silakan masuk lagi.');
    const session = await this.sessions.rotate(token, request.headers['user-agent']);
    return this.answer(session, session.accountId, reply, request);
  }

  @Public()
  @Post('logout')
  @HttpCode(204)
  @ApiNoContentResponse()
  async logout(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<void> {
    const token = this.refreshTokenOf(request);
    if (token) await this.sessions.end(token);
    const bearer = /^Bearer (.+)$/i.exec(request.headers.authorization ?? '')?.[1];
    const access = bearer ?? request.cookies[sessionCookies(this.config.secureCookies).access];
    if (access) await this.sessions.endOfAccess(access);
    // What the browser kept of this session's pages and files, before the next person sits down.
    void reply.header('clear-site-data', '"cache"');
    clearSessionCookies(reply, this.config.secureCookies);
  }

  /** Changes the own password and starts a new session; all others end. */
  @BeforePasswordChange()
  @SecretAnswer()
  @RateLimited(LOGINS_A_MINUTE)
  @Post('password')
  @Refuses('account_locked')
  @HttpCode(200)
  @ApiOkResponse({ type: SessionDto })
  async changePassword(
    @CurrentActor() actor: Actor,
    @CurrentSession() sessionId: string | null,
    @Body() body: ChangePasswordDto,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<SessionDto> {
    await this.passwords.change(actor, sessionId, body.current, body.next);
    const session = await this.logins.startAnew(actor, sessionId, body.next, this.visitor(request));
    return this.answer(session, session.accountId, reply, request);
  }

  /** Gives the password again: for ten minutes this session may do what changes who has power, and make codes. */
  @BeforeSecondFactor()
  @ForFormer()
  @SecretAnswer()
  @RateLimited(LOGINS_A_MINUTE)
  @Post('reauth')
  @Refuses('account_locked', 'wrong_state')
  @HttpCode(200)
  @ApiOkResponse({ type: ReauthenticatedDto })
  async reauth(
    @CurrentActor() actor: Actor,
    @CurrentSession() sessionId: string | null,
    @Body() { password, code }: ReauthDto,
  ): Promise<ReauthenticatedDto> {
    await this.logins.proveAgain(actor, sessionId, password, 'password');
    await this.secondFactors.demand(actor, code);
    if (sessionId === null || !(await this.sessions.confirm(actor.accountId, sessionId)))
      throw wrongState('Token ini tidak berasal dari sebuah sesi. Masuk lagi, lalu ulangi.');
    return { confirmedUntil: confirmedUntil(this.clock.now()).toISOString() };
  }

  /** Always 204: whether a NIP is known is nobody's business here. */
  @Public()
  @RateLimited(5)
  @Post('forgot')
  @HttpCode(204)
  @ApiNoContentResponse()
  forgot(@Body() body: ForgotPasswordDto): Promise<void> {
    return this.passwords.forgot(body.nip);
  }

  @Public()
  @SecretAnswer()
  @RateLimited(10)
  @Post('reset')
  @Refuses('account_locked', 'code_used')
  @HttpCode(204)
  @ApiNoContentResponse()
  reset(@Body() body: ResetPasswordDto, @Req() request: FastifyRequest): Promise<void> {
    return this.passwords.reset(body.nip, body.code, body.next, this.visitor(request));
  }

  private visitor(request: FastifyRequest): Visitor {
    return visitorOf(request, this.config.secureCookies);
  }

  private refreshTokenOf(request: FastifyRequest): string | undefined {
    return request.cookies[sessionCookies(this.config.secureCookies).refresh];
  }

  private async answer(
    tokens: Tokens,
    accountId: string,
    reply: FastifyReply,
    request: FastifyRequest,
  ): Promise<SessionDto> {
    const signedIn = await this.actors.load(accountId);
    if (!signedIn)
      throw refusal(
        'account_inactive',
        'Akun ini tidak lagi terhubung dengan instansi mana pun. Hubungi admin instansi Anda.',
      );
    setSessionCookies(reply, tokens, this.config.secureCookies);
    const { devices } = this.visitor(request);
    setDeviceCookie(reply, this.devices.remember(devices, accountId), this.config.secureCookies);
    enterAgency(signedIn.actor.agencyId);
    return {
      accessToken: tokens.accessToken,
      expiresAt: tokens.expiresAt.toISOString(),
      mustChangePassword: signedIn.mustChangePassword,
      mustSetUpSecondFactor: signedIn.mustSetUpSecondFactor,
      me: await this.me.of(signedIn),
    };
  }
}
