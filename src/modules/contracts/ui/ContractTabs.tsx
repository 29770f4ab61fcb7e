import { useWords } from '#ui/language.tsx'
import { Tabs } from '#ui/Tabs.tsx'
import { contractEn as en } from '../messages.contract.en.ts'
import { contractFr as fr } from '../messages.contract.fr.ts'

type Props = { hub: string; current: 'contracts' | 'recurring' | 'coverages' }

/** What is agreed for a long time: contracts, what comes back, who pays a share. */
export function ContractTabs({ hub, current }: Props) {
  const w = useWords({ fr, en }).tabs
  const tab = (word: Props['current'], path: string) => ({
    label: w[word],
    href: `/${hub}/${path}`,
    current: word === current,
  })
  return (
    <Tabs
      label={w.label}
      tabs={[
        tab('contracts', 'contrats'),
        tab('recurring', 'recurrents'),
        tab('coverages', 'prises-en-charge'),
        // To the right of this module: its page has tabs of its own.
        { label: w.subscriptions, href: `/${hub}/abonnements` },
      ]}
    />
  )
}
