import { useWords } from '#ui/language.tsx'
import { Tabs } from '#ui/Tabs.tsx'
import { en } from '../messages.en.ts'
import { fr } from '../messages.fr.ts'

const PATHS = {
  board: '',
  assumptions: '/hypotheses',
  forecast: '/previsions',
  whatIf: '/et-si',
  tariffs: '/tarifs',
  actuals: '/realise',
  dossier: '/dossier',
  versions: '/versions',
} as const

/** The sides of the plan, each its own address. */
export function PlanTabs({ hub, current }: { hub: string; current: keyof typeof PATHS }) {
  const { pages } = useWords({ fr, en })
  return (
    <Tabs
      label={pages.label}
      tabs={(Object.keys(PATHS) as (keyof typeof PATHS)[]).map((page) => ({
        label: pages[page],
        href: `/${hub}/modele${PATHS[page]}`,
        current: page === current,
      }))}
    />
  )
}
