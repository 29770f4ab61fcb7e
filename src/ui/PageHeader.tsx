import type { ReactNode } from 'react'

type Props = {
  title: ReactNode
  /** Number or kind, above the title: `D2026-0412`. */
  over?: ReactNode
  lede?: ReactNode
  /** The page's one primary action. */
  action?: ReactNode
  /** Quiet actions beside it. */
  quiet?: ReactNode
}

/** What this page is, and the next thing to do. */
export function PageHeader({ title, over, lede, action, quiet }: Props) {
  return (
    <div className="ui-page-header">
      <div className="ui-page-header-words">
        {over && <p className="ui-page-over">{over}</p>}
        <h1>{title}</h1>
        {lede && <p className="ui-lede">{lede}</p>}
      </div>
      {(action || quiet) && (
        <div className="ui-page-actions">
          {action}
          {quiet}
        </div>
      )}
    </div>
  )
}
