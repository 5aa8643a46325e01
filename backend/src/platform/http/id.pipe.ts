import { Injectable, type PipeTransform } from '@nestjs/common';
import { validate } from 'uuid';
import { notFound } from '../errors/problem.js';

/** A malformed id is answered 404, like any other unknown id. */
@Injectable()
export class IdPipe implements PipeTransform<string, string> {
  transform(value: string): string {
    if (!validate(value)) throw notFound();
    return value;
  }
}
