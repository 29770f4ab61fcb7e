import { useWords } from '#ui/language.tsx'
import { Tabs } from '#ui/Tabs.tsx'
import { en } from '../messages/actions.en.ts'
import { fr } from '../messages/actions.fr.ts'

/** Actions, or risks. */
export function ActionTabs({ hub, current }: { hub: string; current: 'actions' | 'risks' }) {
  const t = useWords({ fr, en })
  const base = `/${hub}/phase-de-test/actions`
  return (
    <Tabs
      label={t.sidesLabel}
      tabs={[
        { label: t.sides.actions, href: base, current: current === 'actions' },
        { label: t.sides.risks, href: `${base}/risques`, current: current === 'risks' },
      ]}
    />
  )
}
