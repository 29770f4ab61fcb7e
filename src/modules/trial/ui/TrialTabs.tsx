import { useWords } from '#ui/language.tsx'
import { Tabs } from '#ui/Tabs.tsx'
import { en } from '../messages.en.ts'
import { fr } from '../messages.fr.ts'
import { TRIAL_SIDES, type TrialSide } from './trial-sides.ts'

/** The sides of the trial; `hub` is its word in the address. */
export function TrialTabs({ hub, current }: { hub: string | undefined; current: TrialSide }) {
  const t = useWords({ fr, en })
  return (
    <Tabs
      label={t.title}
      tabs={(Object.entries(TRIAL_SIDES) as [TrialSide, string][]).map(([side, path]) => ({
        label: t.sides[side],
        href: `/${hub}/phase-de-test${path && `/${path}`}`,
        current: side === current,
      }))}
    />
  )
}
