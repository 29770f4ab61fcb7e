import { useWords } from '#ui/language.tsx'
import { Tabs } from '#ui/Tabs.tsx'
import { sessionsEn as en } from '../messages.sessions.en.ts'
import { sessionsFr as fr } from '../messages.sessions.fr.ts'

/** The pages of the till that exist, in the order of a day. */
const SIDES = {
  sell: 'caisse',
  tickets: 'caisse/tickets',
  articles: 'caisse/articles',
  drawers: 'caisse/tiroirs',
  closings: 'caisse/clotures',
  proof: 'caisse/verification',
} as const
export type TillSide = keyof typeof SIDES

/** The sides of the till; `only` are those that this person may open. */
export function TillTabs({
  hub,
  current,
  only,
}: {
  hub: string | undefined
  current: TillSide
  only: readonly TillSide[]
}) {
  const { tabs } = useWords({ fr, en })
  return (
    <Tabs
      label={tabs.label}
      tabs={(Object.keys(SIDES) as TillSide[])
        .filter((side) => only.includes(side))
        .map((side) => ({ label: tabs[side], href: `/${hub}/${SIDES[side]}`, current: side === current }))}
    />
  )
}
