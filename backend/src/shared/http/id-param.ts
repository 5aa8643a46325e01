import { Param, ParseUUIDPipe } from '@nestjs/common';
import { notFound } from '../errors/problem.js';

/** An id of the path. One that cannot exist is as unknown as one that does not. */
export const IdParam = (name = 'id') =>
  Param(name, new ParseUUIDPipe({ exceptionFactory: () => notFound() }));
