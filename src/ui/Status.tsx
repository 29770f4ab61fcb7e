import type { ReactNode } from 'react'
import { CircleAlert, CircleCheck, CircleDashed, type Icon, Info, TriangleAlert } from './icons.ts'

export type Tone = 'neutral' | 'info' | 'success' | 'warn' | 'danger'

export const TONE_ICONS: Record<Tone, Icon> = {
  neutral: CircleDashed,
  info: Info,
  success: CircleCheck,
  warn: TriangleAlert,
  danger: CircleAlert,
}

/** A state as an icon and a word; the colour only helps. */
export function Status({
  tone = 'neutral',
  icon,
  children,
}: {
  tone?: Tone
  icon?: Icon
  children: ReactNode
}) {
  const Shape = icon ?? TONE_ICONS[tone]
  return (
    <span className={`ui-status ui-tone-${tone}`}>
      <Shape className="ui-icon" />
      {children}
    </span>
  )
}
