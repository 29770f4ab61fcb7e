import { useWords } from '#ui/language.tsx'
import { Tabs } from '#ui/Tabs.tsx'
import { en } from '../messages.en.ts'
import { fr } from '../messages.fr.ts'

const PATHS = { own: 'mes-heures', sessions: 'permanences', all: 'heures', sheet: 'heures/feuille' } as const
export type HoursSide = keyof typeof PATHS

/** The sides of hours that this reader may open. */
export function VolunteeringTabs({
  hub,
  current,
  sides,
}: {
  hub: string | undefined
  current: HoursSide
  sides: readonly HoursSide[]
}) {
  const t = useWords({ fr, en })
  return (
    <Tabs
      label={t.title}
      tabs={sides.map((side) => ({
        label: t.tabs[side],
        href: `/${hub}/${PATHS[side]}`,
        current: side === current,
      }))}
    />
  )
}
