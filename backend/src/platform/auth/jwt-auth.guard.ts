import { type ExecutionContext, Injectable } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { AuthGuard } from '@nestjs/passport';
import { enterAgency } from '../database/agency-scope.js';
import { refusal } from '../errors/problem.js';
import {
  BEFORE_PASSWORD_CHANGE,
  BEFORE_SECOND_FACTOR,
  FOR_FORMER,
  IS_PUBLIC,
  type SignedInRequest,
} from './decorators.js';

/** Every endpoint needs a signed-in actor unless it says @Public(). */
@Injectable()
export class JwtAuthGuard extends AuthGuard('jwt') {
  constructor(private readonly reflector: Reflector) {
    super();
  }

  override async canActivate(context: ExecutionContext): Promise<boolean> {
    if (this.marked(IS_PUBLIC, context)) return true;
    await super.canActivate(context);
    const { user } = context.switchToHttp().getRequest<SignedInRequest>();
    if (user) enterAgency(user.actor.agencyId);
    if (user?.mustChangePassword && !this.marked(BEFORE_PASSWORD_CHANGE, context)) {
      throw refusal(
        'password_change_required',
        'Ganti kata sandi pertama Anda sebelum melanjutkan.',
      );
    }
    if (
      user?.isFormer &&
      !this.marked(BEFORE_PASSWORD_CHANGE, context) &&
      !this.marked(FOR_FORMER, context)
    ) {
      throw refusal(
        'former_employee',
        'Anda tidak lagi bertugas di instansi ini. Akun ini hanya untuk membaca dokumen Anda sendiri.',
      );
    }
    if (
      user?.mustSetUpSecondFactor &&
      !this.marked(BEFORE_PASSWORD_CHANGE, context) &&
      !this.marked(BEFORE_SECOND_FACTOR, context)
    ) {
      throw refusal(
        'second_factor_required',
        'Instansi Anda mewajibkan autentikasi dua langkah untuk peran Anda. Buka lagi halaman ini untuk mengaktifkannya.',
      );
    }
    return true;
  }

  override handleRequest<T>(error: unknown, user: T | false): T {
    if (error) throw error;
    if (!user) throw refusal('unauthenticated', 'Silakan masuk terlebih dahulu.');
    return user;
  }

  private marked(key: string, context: ExecutionContext): boolean {
    return (
      this.reflector.getAllAndOverride<boolean>(key, [context.getHandler(), context.getClass()]) ===
      true
    );
  }
}
