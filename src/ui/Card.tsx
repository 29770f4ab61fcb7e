import type { ReactNode } from 'react'

type Props = {
  title?: ReactNode
  /** Heading level that fits the page's order. */
  level?: 2 | 3 | 4
  /** Quiet link or verb at the right of the title. */
  aside?: ReactNode
  children: ReactNode
  id?: string
  className?: string
}

/** A part of a page that stands by itself. */
export function Card({ title, level = 2, aside, children, id, className }: Props) {
  const Heading = `h${level}` as const
  return (
    <section className={className ? `ui-card ${className}` : 'ui-card'} id={id}>
      {(title || aside) && (
        <div className="ui-card-head">
          {title && <Heading className="ui-card-title">{title}</Heading>}
          {aside}
        </div>
      )}
      {children}
    </section>
  )
}
