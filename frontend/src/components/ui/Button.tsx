import Link from 'next/link';
import type { ComponentProps } from 'react';
import { Icon, type IconName } from './Icon';

interface Look {
  variant?: 'default' | 'primary' | 'plain';
  large?: boolean;
  block?: boolean;
  icon?: IconName;
}

const classes = ({ variant = 'default', large, block }: Look, extra = '') =>
  ['btn', variant === 'default' ? '' : variant, large ? 'lg' : '', block ? 'wide' : '', extra]
    .filter(Boolean)
    .join(' ');

/** `busy` keeps focus and width, and refuses a second click. */
export function Button({
  variant,
  large,
  block,
  icon,
  busy = false,
  className,
  children,
  type = 'button',
  onClick,
  ...rest
}: Look & { busy?: boolean } & ComponentProps<'button'>) {
  return (
    <button
      {...rest}
      type={type}
      aria-disabled={busy || rest['aria-disabled']}
      onClick={busy ? (event) => event.preventDefault() : onClick}
      className={classes({ variant, large, block }, className)}
    >
      {icon ? <Icon name={icon} /> : null}
      {children}
    </button>
  );
}

export function ButtonLink({
  variant,
  large,
  block,
  icon,
  className,
  children,
  ...rest
}: Look & ComponentProps<typeof Link>) {
  return (
    <Link prefetch={false} {...rest} className={classes({ variant, large, block }, className)}>
      {icon ? <Icon name={icon} /> : null}
      {children}
    </Link>
  );
}

/** 44 px square; the label is read aloud. */
export function IconButton({
  icon,
  label,
  ...rest
}: { icon: IconName; label: string } & ComponentProps<'button'>) {
  return (
    <button type="button" {...rest} className="icon-btn" aria-label={label}>
      <Icon name={icon} />
    </button>
  );
}
