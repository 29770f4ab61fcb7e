import type { ReactNode } from 'react'
import { ChevronDown, type Icon, LogOut, Menu, User } from './icons.ts'
import { Mark } from './Mark.tsx'
import { KEYS, KeysHelp } from './palette/KeysHelp.tsx'
import { SearchBox } from './palette/SearchBox.tsx'
import { useUiWords } from './words.ts'

type NavEntry = {
  label: string
  href: string
  icon: Icon
  current?: boolean
  count?: number
  /** The single key that opens it. */
  shortcut?: string
}
type Crumb = { label: string; href?: string }

type Props = {
  /** Entries this person may open, most used first; phones show three and `Plus`. */
  entries: readonly NavEntry[]
  home?: string
  hub?: { name: string; href: string }
  /** The person's other hubs. */
  hubs?: readonly { name: string; href: string }[]
  /** `find` answers as JSON while one types (`palette/`); without scripts the form opens `action`. */
  search?: { action: string; value?: string; find: string }
  /** A quiet verb within reach of every page. */
  quick?: { label: string; href: string; icon: Icon }
  user?: { name: string; role: string; links?: readonly Crumb[]; signOut?: string }
  breadcrumbs?: readonly Crumb[]
  footer?: ReactNode
  children: ReactNode
}

/** The frame of every page: header, navigation by role, main, footer. */
export function Shell(props: Props) {
  const w = useUiWords()
  return (
    <div className={props.entries.length > 0 ? 'ui-shell' : 'ui-shell ui-shell-bare'}>
      <a className="ui-skip" href="#contenu">
        {w.skip}
      </a>
      <header className="ui-header">
        <a className="ui-brand" href={props.home ?? props.hub?.href ?? '/'}>
          <Mark /> <span>Palier</span>
        </a>
        {props.hub && <HubMenu hub={props.hub} hubs={props.hubs ?? []} />}
        {props.search && <SearchBox {...props.search} entries={props.entries} />}
        {props.quick && <QuickLink {...props.quick} />}
        {props.user && <UserMenu user={props.user} keys={Boolean(props.search)} />}
      </header>
      {props.entries.length > 0 && (
        <>
          <nav className="ui-nav" aria-label={w.nav}>
            <ul>
              {props.entries.map((entry) => (
                <li key={entry.href}>
                  <NavLink {...entry} />
                </li>
              ))}
            </ul>
          </nav>
          <BottomBar entries={props.entries} />
        </>
      )}
      <main className="ui-main" id="contenu" tabIndex={-1}>
        {props.breadcrumbs && props.breadcrumbs.length > 0 && <Breadcrumbs crumbs={props.breadcrumbs} />}
        {props.children}
      </main>
      {props.footer && <footer className="ui-footer">{props.footer}</footer>}
      {props.search && <KeysHelp />}
    </div>
  )
}

function QuickLink({ label, href, icon: Shape }: NonNullable<Props['quick']>) {
  return (
    <a href={href} className="ui-quick">
      <Shape className="ui-icon" />
      <span>{label}</span>
    </a>
  )
}

function NavLink({ label, href, icon: Shape, current, count, shortcut }: NavEntry) {
  return (
    <a href={href} className="ui-nav-link" aria-current={current ? 'page' : undefined} data-key={shortcut}>
      <Shape className="ui-icon" />
      <span>{label}</span>
      {count !== undefined && count > 0 && <span className="ui-nav-count">{count}</span>}
    </a>
  )
}

function BottomBar({ entries }: { entries: readonly NavEntry[] }) {
  const w = useUiWords()
  const shown = entries.length <= 4 ? entries : entries.slice(0, 3)
  const rest = entries.slice(shown.length)
  return (
    <nav className="ui-bottom" aria-label={w.nav}>
      <ul>
        {shown.map((entry) => (
          <li key={entry.href}>
            <NavLink {...entry} />
          </li>
        ))}
        {rest.length > 0 && (
          <li>
            <details className="ui-bottom-more">
              <summary
                className="ui-nav-link"
                data-current={rest.some((entry) => entry.current) ? 'true' : undefined}
              >
                <Menu className="ui-icon" />
                <span>{w.more}</span>
              </summary>
              <ul className="ui-bottom-sheet">
                {rest.map((entry) => (
                  <li key={entry.href}>
                    <NavLink {...entry} />
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

function HubMenu({ hub, hubs }: { hub: { name: string; href: string }; hubs: NonNullable<Props['hubs']> }) {
  const w = useUiWords()
  if (hubs.length === 0)
    return (
      <a className="ui-hub" href={hub.href}>
        <span>{hub.name}</span>
      </a>
    )
  return (
    <details className="ui-menu ui-hub-menu">
      <summary className="ui-hub">
        <span>
          <span className="ui-hidden">{w.changeHub} : </span>
          {hub.name}
        </span>
        <ChevronDown className="ui-icon" />
      </summary>
      <ul className="ui-menu-list">
        {hubs.map((other) => (
          <li key={other.href}>
            <a href={other.href}>{other.name}</a>
          </li>
        ))}
      </ul>
    </details>
  )
}

function UserMenu({ user, keys }: { user: NonNullable<Props['user']>; keys: boolean }) {
  const w = useUiWords()
  return (
    <details className="ui-menu ui-user">
      <summary>
        <User className="ui-icon" />
        <span className="ui-user-words">
          <span className="ui-hidden">{w.userMenu} : </span>
          <strong>{user.name}</strong>
          <span>{user.role}</span>
        </span>
        <ChevronDown className="ui-icon" />
      </summary>
      <ul className="ui-menu-list">
        <li className="ui-menu-who">
          <strong>{user.name}</strong>
          <span>{user.role}</span>
        </li>
        {user.links?.map((link) => (
          <li key={link.label}>
            <a href={link.href}>{link.label}</a>
          </li>
        ))}
        {keys && (
          <li>
            <button type="button" popoverTarget={KEYS}>
              {w.keys.title}
            </button>
          </li>
        )}
        {user.signOut && (
          <li>
            <form method="post" action={user.signOut}>
              <button type="submit">
                <LogOut className="ui-icon" /> {w.signOut}
              </button>
            </form>
          </li>
        )}
      </ul>
    </details>
  )
}

/** The way back up, only where depth is more than two. */
function Breadcrumbs({ crumbs }: { crumbs: readonly Crumb[] }) {
  const w = useUiWords()
  return (
    <nav className="ui-crumbs" aria-label={w.breadcrumbs}>
      <ol>
        {crumbs.map((crumb) => (
          <li key={crumb.label}>
            {crumb.href ? (
              <a href={crumb.href}>{crumb.label}</a>
            ) : (
              <span aria-current="page">{crumb.label}</span>
            )}
          </li>
        ))}
      </ol>
    </nav>
  )
}
