import type { Day } from '#kit/day.ts'
import { DayFr } from '#ui/DayFr.tsx'
import { TriangleAlert } from '#ui/icons.ts'
import { useWords } from '#ui/language.tsx'
import { Status } from '#ui/Status.tsx'
import { en } from '../messages.en.ts'
import { fr } from '../messages.fr.ts'
import type { Next } from '../rules/grant.ts'

/** « Versement attendu jeu. 12 févr. », and that it is late when it is. */
export function NextDue({ next, today }: { next: Next | null; today: Day }) {
  const t = useWords({ fr, en })
  if (!next) return null
  return (
    <>
      {t.next[next.kind]} <DayFr value={next.on} />
      {next.on < today && next.kind !== 'end' && (
        <>
          {' '}
          <Status tone="warn" icon={TriangleAlert}>
            {t.late}
          </Status>
        </>
      )}
    </>
  )
}
