import type { Day } from '#kit/day.ts'
import { gateEn } from '#modules/trial/messages/gate.en.ts'
import { gateFr } from '#modules/trial/messages/gate.fr.ts'
import { en } from '#modules/trial/messages.en.ts'
import { fr } from '#modules/trial/messages.fr.ts'
import type { ConditionState } from '#modules/trial/rules/conditions.ts'
import type { Condition } from '#modules/trial/rules/record.ts'
import { ConditionMark } from '#modules/trial/ui/ConditionMark.tsx'
import { formatDay } from '#ui/dates.ts'
import { useLocale, useWords } from '#ui/language.tsx'
import { Table } from '#ui/Table.tsx'

type Props = {
  /** As they were signed. */
  conditions: readonly Condition[]
  /** As they stand, in the same order. */
  now: readonly { id: string; dueOn: Day; state: ConditionState }[]
  today: Day
  base: string
}

/** The conditions as they were signed; on screen, where each stands today. */
export function ConditionsNow({ conditions, now, today, base }: Props) {
  const t = useWords({ fr, en })
  const g = useWords({ fr: gateFr, en: gateEn })
  const locale = useLocale()
  if (conditions.length === 0) return null
  const rows = conditions.map((condition, i) => ({ ...condition, now: now[i] }))
  return (
    <section>
      <h2>{t.minutes.conditions}</h2>
      <Table
        caption={t.minutes.conditions}
        rows={rows}
        rowKey={(one) => one.what}
        columns={[
          { key: 'what', header: t.columns.condition, cell: (one) => one.what },
          {
            key: 'due',
            header: t.columns.due,
            cell: (one) => formatDay(one.dueOn, locale),
            nowrap: true,
          },
          {
            key: 'now',
            header: g.minutes.now,
            foldLabel: true,
            cell: (one) =>
              one.now && (
                <a href={`${base}/${one.now.id}`}>
                  <ConditionMark condition={one.now} today={today} />
                </a>
              ),
          },
        ]}
      />
    </section>
  )
}
