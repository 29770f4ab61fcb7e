import { useWords } from '#ui/language.tsx'
import { Tabs } from '#ui/Tabs.tsx'
import { en } from '../messages.trips.en.ts'
import { fr } from '../messages.trips.fr.ts'
import type { RoundSide } from './round-sides.ts'

const PATHS: Record<RoundSide, string> = {
  day: 'tournees',
  list: 'tournees/liste',
  errands: 'tournees/courses',
  models: 'tournees/modeles',
  review: 'tournees/bilan',
  trips: 'deplacements',
  note: 'deplacements/nouveau',
  places: 'tournees/lieux',
  means: 'tournees/vehicules',
  schemes: 'deplacements/schemas',
  rates: 'deplacements/couts',
}

type Props = {
  hub: string | undefined
  current: RoundSide
  /** Those this reader may open; nothing is drawn for one alone. */
  sides: readonly RoundSide[]
}

/** The sides of rounds: what was driven, where people are, how it is organised and what it costs. */
export function RoundsTabs({ hub, current, sides }: Props) {
  const t = useWords({ fr, en })
  if (sides.length < 2) return null
  return (
    <Tabs
      label={t.rounds}
      // Those of the day; what is set once waits under « Plus ».
      {...(sides.length > 6 ? { onPhone: 4 } : {})}
      tabs={sides.map((side) => ({
        label: t.sides[side],
        href: `/${hub}/${PATHS[side]}`,
        current: side === current,
      }))}
    />
  )
}
