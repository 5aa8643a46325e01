import { Inject, Injectable, type OnApplicationShutdown, type OnModuleInit } from '@nestjs/common';
import { createTransport, type Transporter } from 'nodemailer';
import type { Config } from '../../platform/config/config.js';
import { CONFIG } from '../../platform/config/config.module.js';
import { acrossAgencies } from '../../platform/database/agency-scope.js';
import { Database } from '../../platform/database/database.js';
import { MAIL_QUEUE } from './notification.service.js';
import { Outbox } from '../../platform/outbox/outbox.service.js';

/** Connections to the mail server are kept and shared, unless the address says otherwise. */
function pooled(smtpUrl: string): string {
  const url = new URL(smtpUrl);
  if (!url.searchParams.has('pool')) url.searchParams.set('pool', 'true');
  return url.href;
}

/** E-mail, when SMTP_URL is set; without it jobs end quietly and the in-app notification stands alone. */
@Injectable()
export class MailService implements OnModuleInit, OnApplicationShutdown {
  private readonly transport: Transporter | null;

  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly outbox: Outbox,
    private readonly database: Database,
  ) {
    this.transport = config.smtpUrl ? createTransport(pooled(config.smtpUrl)) : null;
  }

  get configured(): boolean {
    return this.transport !== null;
  }

  onModuleInit(): void {
    this.outbox.handle(MAIL_QUEUE, (data) => this.deliver(data));
  }

  /** Kept connections would hold the process, and the mail server, until one of them tires. */
  onApplicationShutdown(): void {
    this.transport?.close();
  }

  async send(to: string, subject: string, text: string): Promise<void> {
    await this.transport?.sendMail({ from: this.config.mailFrom, to, subject, text });
  }

  /** Works off one job: an e-mail to each of the people who have an address. */
  async deliver(data: Record<string, unknown>): Promise<void> {
    if (!this.transport) return;
    const recipients = await acrossAgencies('jobs of all agencies', () =>
      this.database.query<{ email: string }>(
        `select distinct p.email from employment e join person p on p.id = e.person_id
        where e.id = any($1::uuid[]) and p.email is not null`,
        [data.employeeIds],
      ),
    );
    const link = typeof data.link === 'string' ? `\n\n${this.config.publicUrl}${data.link}` : '';
    const addresses = new Set(recipients.map(({ email }) => email));
    if (typeof data.formerAddress === 'string') addresses.add(data.formerAddress);
    for (const email of addresses)
      await this.send(email, String(data.title), `${String(data.body)}${link}`);
  }
}
