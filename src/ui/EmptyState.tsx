import type { ReactNode } from 'react'
import type { Icon } from './icons.ts'

type Props = { title: ReactNode; icon?: Icon; action?: ReactNode; children?: ReactNode }

/** Nothing here yet: says what will be, and the first step. One action. */
export function EmptyState({ title, icon: Shape, action, children }: Props) {
  return (
    <div className="ui-empty">
      {Shape && <Shape className="ui-empty-icon" />}
      <h2>{title}</h2>
      {children && <div className="ui-empty-text">{children}</div>}
      {action}
    </div>
  )
}
