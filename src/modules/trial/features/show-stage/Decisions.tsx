import { en } from '#modules/trial/messages.en.ts'
import { fr } from '#modules/trial/messages.fr.ts'
import type { DecisionRow } from '#modules/trial/store.server.ts'
import { DateTimeFr } from '#ui/DayFr.tsx'
import { useWords } from '#ui/language.tsx'
import { Timeline } from '#ui/Timeline.tsx'

/** The decisions of a stage, newest first. */
export function Decisions({ decisions, hub }: { decisions: readonly DecisionRow[]; hub: string }) {
  const t = useWords({ fr, en })
  if (decisions.length === 0) return null
  return (
    <section className="ui-stack">
      <h2>{t.minutes.history}</h2>
      <Timeline
        items={decisions.map((one) => ({
          key: one.id,
          what: <a href={`/${hub}/phase-de-test/decisions/${one.id}`}>{t.outcomes[one.outcome]}</a>,
          who: one.signature,
          when: <DateTimeFr value={one.at} />,
          detail: one.record.reasons,
        }))}
      />
    </section>
  )
}
