import { npm } from './command.mjs';

describe('npm run sbom', () => {
  it('lists what runs in production, with version, licence and hash, and none of the tools', async () => {
    const { code, output } = await npm(['run', '--silent', 'sbom'], { capture: true });
    expect(code).toBe(0);
    const { bomFormat, components, metadata } = JSON.parse(output.slice(output.indexOf('{')));
    expect(bomFormat).toBe('CycloneDX');
    // Not the name of the folder it lies in.
    expect(metadata.component).toMatchObject({ type: 'application', name: 'asn-squad' });
    const names = components.map(({ name }) => name);
    expect(names).toEqual(expect.arrayContaining(['fastify', 'next', 'pg', 'typeorm']));
    expect(names).not.toContain('jest');
    expect(names).not.toContain('playwright-core');
    const fastify = components.find(({ name }) => name === 'fastify');
    expect(fastify).toMatchObject({ version: expect.any(String), licenses: expect.anything() });
    expect(fastify.hashes).not.toHaveLength(0);
  });
});
