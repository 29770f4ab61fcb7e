import { listHref, viewLinks } from '#platform/lists/address.ts'
import { Field } from '#ui/Field.tsx'
import { FilterBar } from '#ui/FilterBar.tsx'

type Props<State extends string> = {
  base: string
  /** The words of the page's address. */
  search: string
  list: {
    readonly filter: { readonly q: string; readonly states: readonly State[] }
    readonly view: string | null
  }
  /** The organisation whose agreements alone are shown. */
  who: string | undefined
  states: readonly State[]
  /** By the word of their address; the empty one shows all. */
  views: readonly { readonly name: string; readonly view: string }[]
  words: {
    readonly search: string
    readonly stateField: string
    readonly states: Readonly<Record<State, string>>
  }
}

/** Above a list of agreements with organisations: contracts, grants. By words, state, organisation and view. */
export function AgreementFilter<State extends string>(props: Props<State>) {
  const { base, search, list, who, states, views, words } = props
  const { filter, view } = list
  const state = !view && filter.states.length === 1 ? filter.states[0] : undefined
  const active = [
    state && { label: words.states[state], removeHref: listHref(search, { etat: null }) },
    who && { label: who, removeHref: listHref(search, { organisme: null }) },
  ].filter((one) => typeof one === 'object')
  return (
    <FilterBar
      action={base}
      search={{ value: filter.q, label: words.search }}
      keep={view ? { vue: view } : {}}
      active={active}
      clearHref={active.length > 1 ? base : undefined}
      views={viewLinks(
        base,
        views.map((one) => ({ name: one.name, search: one.view && `vue=${one.view}` })),
        search,
      )}
      exportHref={`${base}/export?${search}`}
    >
      <Field
        type="select"
        name="etat"
        label={words.stateField}
        value={state}
        options={states.map((value) => ({ value, label: words.states[value] }))}
      />
    </FilterBar>
  )
}
