import { useWords } from '#ui/language.tsx'
import { Status } from '#ui/Status.tsx'
import { en } from '../messages.apart.en.ts'
import { fr } from '../messages.apart.fr.ts'
import type { Overlap } from '../rules/apart/overlap.ts'
import { useDayWords } from './day-words.ts'

type Met = Overlap<{ readonly number: string; readonly name: string }>

/** The rounds that want the same vehicle or driver at the same time, each with the way to its hours. */
export function Overlaps({
  overlaps,
  base,
  mayEdit,
}: {
  overlaps: readonly Met[]
  base: string
  mayEdit: boolean
}) {
  const t = useWords({ fr, en })
  const { clock } = useDayWords()
  if (overlaps.length === 0) return null
  return (
    <p className="round-warnings">
      {overlaps.map(({ other: { number, name }, shared, from, to }) => (
        <Status key={number} tone="warn">
          {/* One line of words, not three boxes beside each other. */}
          <span>
            {t.overlap[shared]} <a href={`${base}/${number}${mayEdit ? '/modifier' : ''}`}>{name}</a>{' '}
            {t.during(clock(from), clock(to))}
          </span>
        </Status>
      ))}
    </p>
  )
}
