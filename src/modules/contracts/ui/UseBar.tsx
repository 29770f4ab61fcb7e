import type { Cents } from '#kit/money.ts'
import { formatEuros } from '#ui/format.ts'
import { useLocale, useWords } from '#ui/language.tsx'
import { en } from '../messages.coverages.en.ts'
import { fr } from '../messages.coverages.fr.ts'
import './coverages.css'

type Props = { used: Cents; of: Cents | null; label: string; id: string }

/** What is used of a limit, as a bar with its figure in words; the figure alone when there is no limit. */
export function UseBar({ used, of, label, id }: Props) {
  const t = useWords({ fr, en })
  const locale = useLocale()
  const figure = formatEuros(used, locale)
  if (of === null) return <span>{figure}</span>
  return (
    <span className="coverages-use" data-full={used >= of || undefined}>
      <label htmlFor={id} className="ui-hidden">
        {label}
      </label>
      <progress id={id} value={Number(used)} max={Number(of)} />
      <span>{t.one.usedOf(figure, formatEuros(of, locale))}</span>
    </span>
  )
}
