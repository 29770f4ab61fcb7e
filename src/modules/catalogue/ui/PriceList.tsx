import type { Cents } from '#kit/money.ts'
import { SEGMENTS, type Segment, useSegmentWords } from '#modules/people/ui/segments.ts'
import { Amount } from '#ui/Amount.tsx'
import './PriceList.css'

/** « Habitant 8,00 € · Personne âgée 6,00 € » */
export function PriceList({
  prices,
  among = SEGMENTS,
}: {
  prices: Partial<Record<Segment, Cents>>
  among?: readonly Segment[]
}) {
  const names = useSegmentWords()
  return (
    <ul className="catalogue-prices">
      {among.map((segment) => {
        const price = prices[segment]
        return (
          price !== undefined && (
            <li key={segment}>
              <span className="ui-soft">{names[segment]}</span> <Amount value={price} />
            </li>
          )
        )
      })}
    </ul>
  )
}
