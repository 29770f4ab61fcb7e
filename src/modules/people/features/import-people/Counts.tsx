import type { ImportPlan } from '#modules/people/import/match.ts'
import { en } from '#modules/people/messages.import.en.ts'
import { fr } from '#modules/people/messages.import.fr.ts'
import { Quantity } from '#ui/Amount.tsx'
import { useWords } from '#ui/language.tsx'
import { Stat } from '#ui/Stat.tsx'

const ALWAYS = ['created', 'completed', 'unchanged', 'refused'] as const
const IF_ANY = ['repeated', 'left', 'memberships'] as const

/** What becomes of the rows, in figures. */
export function Counts({ counts }: { counts: ImportPlan['counts'] }) {
  const t = useWords({ fr, en }).preview
  const shown = [...ALWAYS, ...IF_ANY.filter((key) => counts[key] > 0)]
  const unitOf = (key: (typeof shown)[number]) =>
    key === 'memberships' ? t.memberships : key === 'created' || key === 'completed' ? t.people : t.lines
  return (
    <div className="ui-stats">
      {shown.map((key) => (
        <Stat
          key={key}
          label={t.counts[key]}
          value={<Quantity value={counts[key]} unit={[unitOf(key)[0]!, unitOf(key)[1]!]} />}
          period={t.period}
        />
      ))}
    </div>
  )
}
