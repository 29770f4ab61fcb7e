import type { ReactNode } from 'react'
import { Button } from './Button.tsx'
import { Asking } from './Form.tsx'
import { Download, Funnel, Search, X } from './icons.ts'
import { useUiWords } from './words.ts'

type Props = {
  /** Address of the list; the form is a plain GET. */
  action: string
  search?: { name?: string; value?: string; label: string; placeholder?: string }
  /** Filters kept while searching, as hidden inputs. */
  keep?: Readonly<Record<string, string>>
  /** Fields of further filters, folded under « Filtrer ». */
  children?: ReactNode
  /** Filters in place, as words; each link is the list without it. */
  active?: readonly { label: string; removeHref: string }[]
  clearHref?: string
  views?: readonly { label: string; href: string; current?: boolean }[]
  /** A form that saves the current filters as a view. */
  saveView?: ReactNode
  /** Address of the list as a file, with its filters: it holds a `?`, and `format` is added. */
  exportHref?: string
}

/** Above every list: views, search, filters as words one can remove, export, print. */
export function FilterBar(props: Props) {
  const w = useUiWords()
  const { search, active = [], views = [] } = props
  return (
    <div className="ui-filter-bar">
      {(views.length > 0 || props.saveView) && (
        <nav className="ui-views" aria-label={w.views}>
          {views.length > 0 && (
            <ul>
              {views.map((view) => (
                <li key={view.href}>
                  <a href={view.href} aria-current={view.current ? 'page' : undefined}>
                    {view.label}
                  </a>
                </li>
              ))}
            </ul>
          )}
          {props.saveView}
        </nav>
      )}
      <div className="ui-filter-line">
        {(search || props.children) && (
          <form action={props.action} method="get" className="ui-filter-form">
            {Object.entries(props.keep ?? {}).map(([name, value]) => (
              <input key={name} type="hidden" name={name} value={value} />
            ))}
            {search && (
              <div className="ui-filter-search">
                <label className="ui-hidden" htmlFor="ui-filter-search">
                  {search.label}
                </label>
                <input
                  id="ui-filter-search"
                  className="ui-input"
                  type="search"
                  name={search.name ?? 'q'}
                  defaultValue={search.value}
                  placeholder={search.placeholder ?? search.label}
                  autoComplete="off"
                />
                <Button icon={Search}>{w.search}</Button>
              </div>
            )}
            {props.children && (
              <details className="ui-filter-more">
                <summary className="ui-button ui-button-quiet">
                  <Funnel className="ui-icon" /> {w.filter}
                </summary>
                <div className="ui-filter-panel">
                  <Asking>{props.children}</Asking>
                  <Button>{w.apply}</Button>
                </div>
              </details>
            )}
          </form>
        )}
        {props.exportHref && (
          <div className="ui-filter-outs">
            <OutLink href={`${props.exportHref}&format=csv`} words={w.csv} hint={w.exportAs} />
            <OutLink href={`${props.exportHref}&format=xlsx`} words={w.xlsx} hint={w.exportAs} />
          </div>
        )}
      </div>
      {active.length > 0 && (
        <ul className="ui-filter-words" aria-label={w.activeFilters}>
          {active.map((filter) => (
            <li key={filter.label}>
              <a className="ui-filter-word" href={filter.removeHref}>
                <span className="ui-hidden">{w.removeFilter('')}</span>
                {filter.label} <X className="ui-icon" />
              </a>
            </li>
          ))}
          {props.clearHref && (
            <li>
              <a className="ui-filter-clear" href={props.clearHref}>
                {w.clearFilters}
              </a>
            </li>
          )}
        </ul>
      )}
    </div>
  )
}

const OutLink = ({ href, words, hint }: { href: string; words: string; hint: string }) => (
  <a className="ui-filter-out" href={href} download>
    <Download className="ui-icon" /> <span className="ui-hidden">{hint} </span>
    {words}
  </a>
)
