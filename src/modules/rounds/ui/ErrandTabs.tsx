import { useWords } from '#ui/language.tsx'
import { Tabs } from '#ui/Tabs.tsx'
import { en } from '../messages.collect.en.ts'
import { fr } from '../messages.collect.fr.ts'

/** The errands noted, and all that waits, requests too. */
export function ErrandTabs({ hub, current }: { hub: string | undefined; current: 'list' | 'waiting' }) {
  const t = useWords({ fr, en }).errands
  const base = `/${hub}/tournees/courses`
  return (
    <Tabs
      label={t.views}
      tabs={[
        { label: t.list, href: base, current: current === 'list' },
        { label: t.waiting, href: `${base}/attente`, current: current === 'waiting' },
      ]}
    />
  )
}
