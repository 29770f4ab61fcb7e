import { Card } from '#ui/Card.tsx'
import { useWords } from '#ui/language.tsx'
import type { TrialDue } from '../due.ts'
import { en } from '../messages/review.en.ts'
import { fr } from '../messages/review.fr.ts'
import { DueList } from './DueList.tsx'

type Props = { dues: readonly TrialDue[]; hub: string; shown: number; moreHref: string }

/** The gravest things that the trial asks for now; nothing when it asks for none. */
export function TrialAsks({ dues, hub, shown, moreHref }: Props) {
  const t = useWords({ fr, en }).asks
  if (dues.length === 0) return null
  const more = dues.length - shown
  return (
    <Card title={t.title} id="a-faire">
      <DueList dues={dues.slice(0, shown)} hub={hub} />
      {more > 0 && (
        <p>
          <a href={moreHref}>{t.more(more)}</a>
        </p>
      )}
    </Card>
  )
}
