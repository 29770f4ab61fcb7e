import { Package } from '#ui/icons.ts'
import { Status } from '#ui/Status.tsx'
import type { Held } from '../rules/errands/errand.ts'
import { useDayWords } from './day-words.ts'

/** Where the goods are of what was taken at its first door and not delivered. */
export function HeldGoods({ held: { round, aboard } }: { held: Pick<Held, 'round' | 'aboard'> }) {
  const { t } = useDayWords()
  return (
    <Status tone={aboard ? 'warn' : 'info'} icon={Package}>
      {aboard ? t.waiting.held.aboard(round) : t.waiting.held.hub(round)}
    </Status>
  )
}
