import Link from 'next/link';
import type { ReactNode } from 'react';
import { Brand } from '@/components/ui/Brand';
import { Icon } from '@/components/ui/Icon';
import { Toaster } from '@/components/ui/Toast';
import { waitingCount } from '@/lib/format';
import { type Me, navigationOf, type NavItem } from '../navigation';
import { KeysHelp } from './KeysHelp';
import { NavLink } from './NavLink';
import { Palette } from './Palette';
import { PasswordAgain } from '@/features/accounts/auth/components/PasswordAgain';
import { SearchButton } from './SearchButton';
import { SessionEnded } from '@/features/accounts/auth/components/SessionEnded';
import { SessionKeeper } from './SessionKeeper';
import { StatusStrip } from './StatusStrip';

function Bell({ unread }: { unread: number }) {
  return (
    <Link
      href="/notifikasi"
      prefetch={false}
      className="icon-btn relative"
      aria-label={unread > 0 ? `Pemberitahuan, ${unread} belum dibaca` : 'Pemberitahuan'}
    >
      <Icon name="bell" />
      {unread > 0 ? (
        <span className="absolute right-1 top-1 text-xs font-bold" aria-hidden="true">
          {unread}
        </span>
      ) : null}
    </Link>
  );
}

function SideNav({ me, items }: { me: Me; items: readonly NavItem[] }) {
  return (
    <header className="side">
      <Brand />
      {me.access === 'full' ? <SearchButton /> : null}
      <nav aria-label="Menu utama" className="side-nav">
        <ul className="nav">
          {items.map((item) => (
            <li key={item.href}>
              <NavLink href={item.href}>
                <Icon name={item.icon} />
                {item.label}
                {item.count ? (
                  <span className="n">
                    {waitingCount(item.count)}
                    <span className="vh"> menunggu</span>
                  </span>
                ) : null}
              </NavLink>
            </li>
          ))}
        </ul>
      </nav>
      <div className="me">
        <div className="flex items-start gap-2">
          <div className="min-w-0 flex-1">
            <b>{me.name}</b>
            <span className="muted">{me.employee?.positionName ?? me.agency.name}</span>
          </div>
          <Bell unread={me.counts.notifications} />
        </div>
      </div>
    </header>
  );
}

/** Side bar on a desk, top and tab bar on a phone, and the strip on every screen. */
export function AppShell({
  me,
  renderedAt,
  children,
}: {
  me: Me;
  renderedAt: string;
  children: ReactNode;
}) {
  const { side, tabs } = navigationOf(me);
  return (
    <>
      <a className="skip" href="#isi">
        Langsung ke isi
      </a>
      <div className="app">
        <SideNav me={me} items={side} />
        <div className="main">
          <header className="top">
            <Brand />
            {me.access === 'full' ? <SearchButton compact /> : null}
            <Bell unread={me.counts.notifications} />
          </header>
          <main id="isi">
            <StatusStrip me={me} renderedAt={renderedAt} />
            {children}
          </main>
        </div>
        <nav className="tabs" aria-label="Menu utama">
          {tabs.map((item) => (
            <NavLink key={item.href} href={item.href} className={item.isMain ? 'do' : undefined}>
              <span className="ic">
                <Icon name={item.icon} />
                {item.count ? (
                  <span className="c">
                    {waitingCount(item.count)}
                    <span className="vh"> menunggu</span>
                  </span>
                ) : null}
              </span>
              {item.label}
            </NavLink>
          ))}
        </nav>
      </div>
      {me.access === 'full' ? (
        <Palette pages={side.map(({ href, label }) => ({ href, label, kind: 'Menu' }))} />
      ) : null}
      <KeysHelp />
      <Toaster />
      <SessionKeeper />
      <PasswordAgain username={me.account.username} />
      <SessionEnded username={me.account.username} />
    </>
  );
}
