import type { ComponentProps, ReactNode } from 'react'
import type { Icon } from './icons.ts'

type Look = {
  /** `primary` once per page: it is the next thing to do. */
  tone?: 'primary' | 'quiet' | 'danger'
  icon?: Icon
  children: ReactNode
}

const classes = (tone: Look['tone'] = 'quiet', own?: string) =>
  `ui-button ui-button-${tone}${own ? ` ${own}` : ''}`

/** A verb that acts. `type` is `submit` unless told otherwise. */
export function Button({
  tone,
  icon: Shape,
  children,
  className,
  type = 'submit',
  ...rest
}: Look & Omit<ComponentProps<'button'>, keyof Look>) {
  return (
    <button type={type} className={classes(tone, className)} {...rest}>
      {Shape && <Shape className="ui-icon" />}
      {children}
    </button>
  )
}

/** A verb that leads to another page, looking like a button. */
export function ButtonLink({
  tone,
  icon: Shape,
  children,
  className,
  ...rest
}: Look & Omit<ComponentProps<'a'>, keyof Look> & { href: string }) {
  return (
    <a className={classes(tone, className)} {...rest}>
      {Shape && <Shape className="ui-icon" />}
      {children}
    </a>
  )
}
