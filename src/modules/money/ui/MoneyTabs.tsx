import { useWords } from '#ui/language.tsx'
import { Tabs } from '#ui/Tabs.tsx'
import { en } from '../messages.en.ts'
import { fr } from '../messages.fr.ts'
import { GROUPS, type MoneySide } from './money-sides.ts'
import './money-tabs.css'

/** The sides of money, in groups; `hub` is its word in the address. */
export function MoneyTabs({ hub, current }: { hub: string | undefined; current: MoneySide }) {
  const { tabs, groups } = useWords({ fr, en })
  const here = GROUPS.find(([, sides]) => current in sides)!
  const [group, sides] = here
  const pages = Object.entries(sides) as [MoneySide, string][]
  return (
    <div className="money-tabs">
      <Tabs
        label={groups.label}
        tabs={GROUPS.map(([word, those]) => ({
          label: groups[word],
          href: `/${hub}/${Object.values(those)[0]}`,
          current: word === group,
        }))}
      />
      {pages.length > 1 && (
        <div className="money-subtabs">
          <Tabs
            label={groups[group]}
            tabs={pages.map(([side, path]) => ({
              label: tabs[side],
              href: `/${hub}/${path}`,
              current: side === current,
            }))}
          />
        </div>
      )}
    </div>
  )
}
