import { QueryFailedError } from 'typeorm';
import { STATUS } from './status.js';
import { outageOf } from './outage.js';

const failed = (code: string, message = 'x'): QueryFailedError =>
  new QueryFailedError('select 1', [], Object.assign(new Error(message), { code }));

describe('outageOf', () => {
  it.each([
    ['a deadlock', failed('40P01'), 503, 'busy'],
    ['a lock held too long', failed('55P03'), 503, 'busy'],
    ['a statement that took too long', failed('57014'), 503, 'busy'],
    [
      'a pool without a free connection',
      new Error('timeout exceeded when trying to connect'),
      503,
      'busy',
    ],
    ['a server that shuts down', failed('57P01'), 503, 'database_unavailable'],
    ['a server that recovers', failed('57P03'), 503, 'database_unavailable'],
    ['a replica', failed('25006'), 503, 'database_unavailable'],
    ['too many clients', failed('53300'), 503, 'database_unavailable'],
    [
      'nobody at the port',
      Object.assign(new Error('connect'), { code: 'ECONNREFUSED' }),
      503,
      'database_unavailable',
    ],
    [
      'a connection that broke',
      new Error('Connection terminated unexpectedly'),
      503,
      'database_unavailable',
    ],
    [
      'a broken connection within another error',
      new Error('x', { cause: new Error('Connection terminated') }),
      503,
      'database_unavailable',
    ],
    ['a full disk of the database', failed('53100'), 507, 'storage_full'],
    [
      'a full disk of the files',
      Object.assign(new Error('write'), { code: 'ENOSPC' }),
      507,
      'storage_full',
    ],
  ])('knows %s', (_name, error, status, code) => {
    const found = outageOf(error);
    expect(found && STATUS[found.kind]).toBe(status);
    expect(found?.code).toBe(code);
    expect(found?.extra.retryAfter).toBeGreaterThan(0);
  });

  it.each([failed('23505'), failed('42P01'), new Error('anything'), 'text', null])(
    'leaves %p to others',
    (error) => expect(outageOf(error)).toBeNull(),
  );
});
