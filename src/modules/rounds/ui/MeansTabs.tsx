import { useWords } from '#ui/language.tsx'
import { Tabs } from '#ui/Tabs.tsx'
import { en } from '../messages.collect.en.ts'
import { fr } from '../messages.collect.fr.ts'

/** What one goes with, and what services ask. */
export function MeansTabs({ hub, current }: { hub: string | undefined; current: 'vehicles' | 'services' }) {
  const t = useWords({ fr, en }).means
  return (
    <Tabs
      label={t.label}
      tabs={[
        { label: t.vehicles, href: `/${hub}/tournees/vehicules`, current: current === 'vehicles' },
        { label: t.services, href: `/${hub}/tournees/prestations`, current: current === 'services' },
      ]}
    />
  )
}
