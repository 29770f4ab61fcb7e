import type { Day } from '#kit/day.ts'
import type { Cents } from '#kit/money.ts'
import { en } from '#modules/rounds/messages.collect.en.ts'
import { fr } from '#modules/rounds/messages.collect.fr.ts'
import type { Hours, Way } from '#modules/rounds/rules/errands/errand.ts'
import { useDayWords } from '#modules/rounds/ui/day-words.ts'
import { Amount } from '#ui/Amount.tsx'
import { Card } from '#ui/Card.tsx'
import { DayFr } from '#ui/DayFr.tsx'
import { DefinitionList } from '#ui/DefinitionList.tsx'
import { useWords } from '#ui/language.tsx'

type Props = {
  whom: string
  errand: {
    number: string
    day: Day
    way: Way
    what: string
    address: string
    toAddress: string | null
    hours: readonly Hours[]
    minutes: number
    kg: number
    crates: number
    revenue: Cents
    note: string
  }
}

/** An errand that is over, as it was. */
export function ErrandFacts({ errand, whom }: Props) {
  const t = useWords({ fr, en })
  const { windows } = useDayWords()
  const c = t.columns
  return (
    <Card title={errand.what}>
      <DefinitionList
        items={[
          { term: c.day, value: <DayFr value={errand.day} /> },
          { term: c.way, value: t.ways[errand.way] },
          { term: c.whom, value: whom },
          { term: c.address, value: errand.address || null },
          { term: c.toAddress, value: errand.toAddress },
          { term: c.hours, value: windows(errand.hours) || t.anyTime },
          { term: c.minutes, value: t.minutes(errand.minutes) },
          { term: c.load, value: t.load(errand.kg, errand.crates) },
          { term: c.price, value: <Amount value={errand.revenue} /> },
          { term: c.note, value: errand.note },
        ]}
      />
    </Card>
  )
}
