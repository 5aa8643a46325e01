import { existsSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { EXPOSED, startTestApp, type TestApp } from '../../../test/app.js';
import { smallAgency } from '../../../test/factories/organization.js';
import { DemoLoader } from '../../demo/demo.loader.js';
import { type Config, DEVELOPMENT_ADMIN_PASSWORD } from '../../platform/config/config.js';
import { CONFIG } from '../../platform/config/config.module.js';
import { hashPassword } from '../../platform/passwords/passwords.js';
import { newId } from '../../platform/database/ids.js';
import { KnownPasswords } from './known-passwords.service.js';

const OWN = 'Kerja-Tuntas-88';

describe('a database that was tried locally, behind a public address', () => {
  let test: TestApp;
  afterEach(() => test.close());

  /** Two people of the demo, one who chose a password of their own, and the installer. */
  async function tried(environment: Record<string, string>, adminPassword: string) {
    test = await startTestApp(environment);
    const agency = await smallAgency(test);
    const demo = await hashPassword('Mulai-2026!');
    const set = (accountId: string, hash: string) =>
      test.database.query(
        `update account set password_hash = $2, password_state = 'own' where id = $1`,
        [accountId, hash],
      );
    await set(agency.staffA1.accountId, demo);
    await set(agency.staffB1.accountId, demo);
    await set(agency.staffA1b.accountId, await hashPassword(OWN));
    await test.database.query(
      `insert into account (id, username, password_hash, password_state, is_installer) values ($1, 'admin', $2, 'own', true)`,
      [newId(), await hashPassword(adminPassword)],
    );
    await test.app.get(KnownPasswords).close();
    return agency;
  }
  const signIn = async (nip: string, password: string) =>
    (await test.anonymous.post('/auth/login', { nip, password })).status;

  it('takes nobody in with a published password, and lets chosen ones be', async () => {
    const agency = await tried(EXPOSED, DEVELOPMENT_ADMIN_PASSWORD);
    expect(await signIn('admin', DEVELOPMENT_ADMIN_PASSWORD)).toBe(401);
    expect(await signIn('admin', EXPOSED.ADMIN_PASSWORD)).toBe(200);
    expect(await signIn(agency.staffA1.nip, 'Mulai-2026!')).toBe(401);
    expect(await signIn(agency.staffA1b.nip, OWN)).toBe(200);
    // Who was signed in with it is out as well.
    expect((await agency.staffB1.api.get('/me')).status).toBe(401);
    expect((await agency.staffA1b.api.get('/me')).status).toBe(200);
  });

  it('prints no accounts any more', async () => {
    await tried(EXPOSED, OWN);
    const { dataDir } = test.app.get<Config>(CONFIG);
    const file = join(dataDir, 'demo-accounts.json');
    await writeFile(file, '[]');
    await test.app.get(DemoLoader).load();
    expect(existsSync(file)).toBe(false);
  });

  it('leaves an installer who chose a password', async () => {
    await tried(EXPOSED, OWN);
    expect(await signIn('admin', OWN)).toBe(200);
    expect(await signIn('admin', EXPOSED.ADMIN_PASSWORD)).toBe(401);
  });

  it('changes nothing on one’s own machine', async () => {
    const agency = await tried({}, DEVELOPMENT_ADMIN_PASSWORD);
    expect(await signIn('admin', DEVELOPMENT_ADMIN_PASSWORD)).toBe(200);
    expect(await signIn(agency.staffA1.nip, 'Mulai-2026!')).toBe(200);
  });
});
