import type { CallHandler, ExecutionContext, NestInterceptor } from '@nestjs/common';
import { map, type Observable } from 'rxjs';
import type { SignedInRequest } from './decorators.js';

/** A read-only account is offered no actions, even where the document's state would allow its owner some. */
export class FormerAnswers implements NestInterceptor {
  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const { user } = context.switchToHttp().getRequest<SignedInRequest>();
    return user?.isFormer ? next.handle().pipe(map(withoutActions)) : next.handle();
  }
}

function withoutActions(answer: unknown): unknown {
  if (Array.isArray(answer)) return answer.map(withoutActions);
  if (
    typeof answer !== 'object' ||
    answer === null ||
    Object.getPrototypeOf(answer) !== Object.prototype
  )
    return answer;
  return Object.fromEntries(
    Object.entries(answer).map(([key, value]) => [
      key,
      key === 'allowedActions' ? [] : withoutActions(value),
    ]),
  );
}
