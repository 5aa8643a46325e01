import { readFileSync } from 'node:fs';
import path from 'node:path';
import { findLink } from './budgets.mjs';

/** Someone who asks for pages as a browser does, without being one. */
export class Visitor {
  /** @type {{ name: string, value: string }[]} */
  cookies = [];

  constructor(base) {
    this.base = base;
  }

  /** @param {{ username: string, password: string }} account */
  async signIn({ username, password }) {
    const answer = await fetch(`${this.base}/api/v1/auth/login`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ nip: username, password }),
    });
    if (!answer.ok) throw new Error(`${username} cannot sign in: ${answer.status}`);
    this.cookies = answer.headers.getSetCookie().map((text) => {
      const [name, value] = text.split(';')[0].split('=');
      return { name, value };
    });
  }

  async html(address) {
    const cookie = this.cookies.map(({ name, value }) => `${name}=${value}`).join('; ');
    const answer = await fetch(this.base + address, {
      headers: { cookie },
      redirect: 'manual',
    });
    if (answer.status !== 200) throw new Error(`${address} answered ${answer.status}`);
    return answer.text();
  }

  /** The address of a page: for a page below another, the first link to it. */
  async addressOf({ route, from }) {
    if (!from) return route;
    const address = findLink(await this.html(from), route);
    if (!address) throw new Error(`${from} has no link to ${route}`);
    return address;
  }
}

/** A signed-in visitor for each role of the demo agency, made once. */
export function demoVisitors(base, dataDir) {
  const accounts = JSON.parse(readFileSync(path.join(dataDir, 'demo-accounts.json'), 'utf8'));
  const visitors = new Map();
  return async (role) => {
    if (!visitors.has(role)) {
      const visitor = new Visitor(base);
      const account = accounts.find((one) => one.role === role);
      if (role && !account) throw new Error(`the demo agency has no ${role}`);
      if (account) await visitor.signIn(account);
      visitors.set(role, visitor);
    }
    return visitors.get(role);
  };
}
