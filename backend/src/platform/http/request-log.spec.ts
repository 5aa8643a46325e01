import { requestLine } from './request-log.js';

describe('the line of a request', () => {
  const request = { method: 'POST', routeOptions: { url: '/api/v1/skp/:id/approve' } };
  const user = { actor: { accountId: '0199', name: 'Siti' } };

  it('tells who was refused, and nobody’s name', () => {
    expect(requestLine({ ...request, user }, { statusCode: 403, elapsedTime: 7.4 })).toEqual({
      route: '/api/v1/skp/:id/approve',
      method: 'POST',
      status: 403,
      ms: 7,
      account: '0199',
    });
    expect(requestLine(request, { statusCode: 401, elapsedTime: 1 })).toMatchObject({
      account: null,
    });
  });

  it('tells of nobody whose request was granted', () => {
    const line = requestLine({ ...request, user }, { statusCode: 200, elapsedTime: 7.4 });
    expect(line).not.toHaveProperty('account');
  });
});
