import type { Planner } from '#modules/rounds/day/proposal.ts'
import { en } from '#modules/rounds/messages.solve.en.ts'
import { fr } from '#modules/rounds/messages.solve.fr.ts'
import { useWords } from '#ui/language.tsx'
import { Notice } from '#ui/Notice.tsx'

/** Who searched, when it was not us, or when it should not have been: what VROOM knew nothing of is said in words. */
export function PlannerNotice({ planner: { by, lost, moved, added, missing } }: { planner: Planner }) {
  const t = useWords({ fr, en })
  if (missing !== null)
    return (
      <Notice tone="warn" live={false}>
        {t.vroom.missing} <span className="ui-soft">({missing})</span>
      </Notice>
    )
  if (by === 'palier') return null
  return (
    <Notice live={false} title={t.vroom.by}>
      {lost.length > 0 && (
        <>
          <p>{t.vroom.knowsNot}</p>
          <ul>
            {lost.map((one) => (
              <li key={one}>{t.vroom.lost[one]}</li>
            ))}
          </ul>
        </>
      )}
      {moved > 0 && <p>{t.vroom.moved(moved)}</p>}
      {added > 0 && <p>{t.vroom.added(added)}</p>}
    </Notice>
  )
}
