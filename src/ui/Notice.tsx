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
  /** It answers what was just done: the focus goes there once the page is there, what it offers is one Tab away. */
  focused?: boolean
}

/** Something to know, with its icon, its word and its text. */
export function Notice({ tone = 'info', title, children, actions, live = true, focused }: Props) {
  const w = useUiWords()
  const Shape = TONE_ICONS[tone]
  return (
    <div
      className={`ui-notice ui-tone-${tone}`}
      // biome-ignore lint/a11y/noAutofocus: the answer to what was just done is where one goes on
      {...(focused && { tabIndex: -1, autoFocus: true })}
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
