import { useWords } from '#ui/language.tsx'
import { Tabs } from '#ui/Tabs.tsx'
import { walletsEn } from '../messages.wallets.en.ts'
import { walletsFr } from '../messages.wallets.fr.ts'
import { MoneyTabs } from './MoneyTabs.tsx'
import { MONEY_GROUPS } from './money-sides.ts'

type Side = keyof (typeof MONEY_GROUPS)['prepaid']

/** What is paid ahead: among all the pages of money for those who keep the books, alone at the counter. */
export function PrepaidTabs({
  hub,
  current,
  books,
}: {
  hub: string | undefined
  current: Side
  books: boolean
}) {
  const { tabs } = useWords({ fr: walletsFr, en: walletsEn })
  if (books) return <MoneyTabs hub={hub} current={current} />
  const sides = Object.entries(MONEY_GROUPS.prepaid) as [Side, string][]
  return (
    <Tabs
      label={tabs.label}
      tabs={sides.map(([side, path]) => ({
        label: tabs[side],
        href: `/${hub}/${path}`,
        current: side === current,
      }))}
    />
  )
}
