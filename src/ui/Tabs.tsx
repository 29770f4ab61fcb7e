type Props = {
  label: string
  tabs: readonly { label: string; href: string; current?: boolean; count?: number }[]
}

/** Sides of one thing, each its own address. */
export function Tabs({ label, tabs }: Props) {
  return (
    <nav className="ui-tabs" aria-label={label}>
      <ul>
        {tabs.map((tab) => (
          <li key={tab.href}>
            <a href={tab.href} aria-current={tab.current ? 'page' : undefined}>
              {tab.label}
              {tab.count !== undefined && <span className="ui-view-count"> {tab.count}</span>}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  )
}
