import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { FastifyRequest } from 'fastify';
import { refusal } from '../errors/problem.js';

/** Where an endpoint says `@ApiConsumes()`. */
const CONSUMES = 'swagger/apiConsumes';
const CHANGES = new Set(['POST', 'PUT', 'PATCH', 'DELETE']);
const JSON_TYPE = /^application\/json\s*(?:;|$)/i;
const FORM_TYPE = /^multipart\/form-data\s*(?:;|$)/i;

/**
 * A change carries JSON or nothing, even where its body is not read: this refuses what a form on another site can send
 * without asking. Uploads are for the endpoints that take one.
 */
@Injectable()
export class BodyTypeGuard implements CanActivate {
  constructor(private readonly reflector: Reflector) {}

  canActivate(context: ExecutionContext): boolean {
    const { method, headers } = context.switchToHttp().getRequest<FastifyRequest>();
    const type = headers['content-type'];
    if (type === undefined || !CHANGES.has(method)) return true;
    const takesFiles = this.reflector
      .get<string[] | undefined>(CONSUMES, context.getHandler())
      ?.includes('multipart/form-data');
    if (JSON_TYPE.test(type) || (takesFiles && FORM_TYPE.test(type))) return true;
    throw refusal('media_type', 'Kirim isinya sebagai JSON.');
  }
}
