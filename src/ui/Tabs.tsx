import { ChevronDown } from './icons.ts'
import { useUiWords } from './words.ts'

type Tab = { label: string; href: string; current?: boolean; count?: number }

type Props = {
  label: string
  tabs: readonly Tab[]
  /** On a phone only so many stand in the line, and the one that is open; the others wait under « Plus ». */
  onPhone?: number
}

/** Sides of one thing, each its own address. */
export function Tabs({ label, tabs, onPhone = tabs.length }: Props) {
  const w = useUiWords()
  const rest = tabs.slice(onPhone).filter((tab) => !tab.current)
  return (
    <nav className="ui-tabs" aria-label={label}>
      <ul>
        {tabs.map((tab, i) => (
          <li key={tab.href} className={i >= onPhone && !tab.current ? 'ui-tabs-wide' : undefined}>
            <TabLink {...tab} />
          </li>
        ))}
        {rest.length > 0 && (
          <li className="ui-tabs-narrow">
            <details className="ui-menu">
              <summary>
                {w.more} <ChevronDown className="ui-icon" />
              </summary>
              <ul className="ui-menu-list">
                {rest.map((tab) => (
                  <li key={tab.href}>
                    <TabLink {...tab} />
                  </li>
                ))}
              </ul>
            </details>
          </li>
        )}
      </ul>
    </nav>
  )
}

const TabLink = ({ label, href, current, count }: Tab) => (
  <a href={href} aria-current={current ? 'page' : undefined}>
    {label}
    {count !== undefined && <span className="ui-view-count"> {count}</span>}
  </a>
)
