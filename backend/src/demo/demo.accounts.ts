import { existsSync } from 'node:fs';
import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** Printed at start for people who try the product. */
export interface DemoAccount {
  readonly username: string;
  readonly name: string;
  readonly role: string;
}

const fileOf = (dataDir: string): string => join(dataDir, 'demo-accounts.json');

export const hasAccountsFile = (dataDir: string): boolean => existsSync(fileOf(dataDir));

/** Whole or not at all: a start that is killed leaves no half file. */
export async function writeAccountsFile(
  dataDir: string,
  accounts: readonly DemoAccount[],
  password: string,
): Promise<void> {
  const file = fileOf(dataDir);
  await mkdir(dataDir, { recursive: true });
  const rows = accounts.map((account) => ({ ...account, password }));
  await writeFile(`${file}.new`, `${JSON.stringify(rows, null, 2)}\n`, { mode: 0o600 });
  await rename(`${file}.new`, file);
}

export const removeAccountsFile = (dataDir: string): Promise<void> =>
  rm(fileOf(dataDir), { force: true });
