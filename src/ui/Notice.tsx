import type { ReactNode } from 'react'
import { TONE_ICONS, type Tone } from './Status.tsx'
import { useUiWords } from './words.ts'

type Props = {
  tone?: Exclude<Tone, 'neutral'>
  /** Replaces the tone's own word (« À savoir », « C’est fait »…). */
  title?: ReactNode
  children?: ReactNode
  /** Verbs that answer it: `Annuler`, `Réessayer`. */
  actions?: ReactNode
  /** `false` for a notice that is part of the page rather than news. */
  live?: boolean
}

/** Something to know, with its icon, its word and its text. */
export function Notice({ tone = 'info', title, children, actions, live = true }: Props) {
  const w = useUiWords()
  const Shape = TONE_ICONS[tone]
  return (
    <div
      className={`ui-notice ui-tone-${tone}`}
      role={live ? (tone === 'danger' || tone === 'warn' ? 'alert' : 'status') : undefined}
    >
      <Shape className="ui-icon" />
      <div>
        <p className="ui-notice-title">{title ?? w[tone]}</p>
        {children && <div className="ui-notice-text">{children}</div>}
        {actions && <div className="ui-row">{actions}</div>}
      </div>
    </div>
  )
}
