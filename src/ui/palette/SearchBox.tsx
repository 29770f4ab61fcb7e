import { Search } from '../icons.ts'
import { useUiWords } from '../words.ts'

type Props = {
  action: string
  find: string
  value?: string
  /** Pages that the panel leads to without asking the server. */
  entries: readonly { label: string; href: string }[]
}

/** The one search box of the frame: a plain form, which `palette.ts` makes answer while one types. */
export function SearchBox({ action, find, value, entries }: Props) {
  const w = useUiWords()
  const { goTo, one, many, none, failed } = w.palette
  const go = { label: goTo, items: entries.map(({ label, href }) => ({ label, href })) }
  return (
    <search className="ui-search" data-palette={JSON.stringify({ find, go, one, many, none, failed })}>
      <form action={action} method="get">
        <label className="ui-hidden" htmlFor="ui-search">
          {w.search}
        </label>
        <input
          id="ui-search"
          className="ui-input"
          type="search"
          name="q"
          defaultValue={value}
          placeholder={w.searchHint}
          autoComplete="off"
          enterKeyHint="search"
          aria-keyshortcuts="/ Control+K"
          suppressHydrationWarning
        />
        <button type="submit" className="ui-search-go">
          <Search className="ui-icon" />
          <span className="ui-hidden">{w.search}</span>
        </button>
      </form>
      <div className="ui-palette" hidden suppressHydrationWarning>
        <div role="status" />
        <div role="listbox" id="ui-palette-list" aria-label={w.palette.list} suppressHydrationWarning />
      </div>
    </search>
  )
}
