import { testsFor } from './touched.mjs';

describe('testsFor', () => {
  const always = ['/domain/', '/kernel/', 'test/walls/'];

  it('holds a change against the specs of its feature', () => {
    expect(testsFor(['backend/src/planning/skp/skp.service.ts'])).toEqual({
      backend: [...always, 'src/planning/skp/'],
      hasFrontend: false,
      hasScripts: false,
    });
  });

  it('asks who may do what when an interface changed', () => {
    const { backend } = testsFor(['backend/src/accounts/me.controller.ts']);
    expect(backend).toEqual([...always, 'src/accounts/', 'test/who-may-what/']);
  });

  it('runs a spec that the change edits, and the other parts of the house', () => {
    expect(
      testsFor([
        'backend/test/hostile/nips.e2e-spec.ts',
        'frontend/src/lib/number.ts',
        'docs/rules/README.md',
      ]),
    ).toEqual({
      backend: [...always, 'test/hostile/nips.e2e-spec.ts'],
      hasFrontend: true,
      hasScripts: true,
    });
  });
});
