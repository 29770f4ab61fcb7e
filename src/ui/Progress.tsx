import type { ReactNode } from 'react'
import { formatPercent } from './format.ts'
import { useLocale } from './language.tsx'

type Props = { label: ReactNode; value: number; max: number; words?: ReactNode; id: string }

/** How far: a bar with its label and its figure in words (`words`, or the percentage). */
export function Progress({ label, value, max, words, id }: Props) {
  const locale = useLocale()
  return (
    <div className="ui-progress">
      <label htmlFor={id}>{label}</label>
      <span>{words ?? formatPercent(max > 0 ? value / max : 0, locale)}</span>
      <progress id={id} value={value} max={max} />
    </div>
  )
}
