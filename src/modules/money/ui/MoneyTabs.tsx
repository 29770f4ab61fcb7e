import { useWords } from '#ui/language.tsx'
import { Tabs } from '#ui/Tabs.tsx'
import { en } from '../messages.en.ts'
import { fr } from '../messages.fr.ts'

type Side = 'home' | 'owed' | 'payments' | 'operations' | 'ledger'

/** The sides of the books; `hub` is its word in the address. */
export function MoneyTabs({ hub, current }: { hub: string | undefined; current: Side }) {
  const { tabs } = useWords({ fr, en })
  const base = `/${hub}/argent`
  const sides: readonly (readonly [Side, string])[] = [
    ['home', base],
    ['owed', `${base}/a-recevoir`],
    ['payments', `${base}/paiements`],
    ['operations', `${base}/operations`],
    ['ledger', `${base}/grand-livre`],
  ]
  return (
    <Tabs
      label={tabs.label}
      tabs={sides.map(([side, href]) => ({ label: tabs[side], href, current: side === current }))}
    />
  )
}
