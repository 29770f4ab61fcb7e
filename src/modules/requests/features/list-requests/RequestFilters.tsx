import type { ReactNode } from 'react'
import type { RequestFilter } from '#modules/requests/list-store.server.ts'
import { en } from '#modules/requests/messages.en.ts'
import { fr } from '#modules/requests/messages.fr.ts'
import { viewsEn } from '#modules/requests/messages.views.en.ts'
import { viewsFr } from '#modules/requests/messages.views.fr.ts'
import { CHANNELS, REQUEST_STATES } from '#modules/requests/rules/life.ts'
import { viewLinks } from '#platform/lists/address.ts'
import type { SavedView } from '#platform/lists/views.server.ts'
import { Field } from '#ui/Field.tsx'
import { FilterBar } from '#ui/FilterBar.tsx'
import { useWords } from '#ui/language.tsx'
import { hrefWithout } from './address.ts'

type Props = {
  base: string
  search: string
  filter: RequestFilter
  who?: string
  hands: readonly { value: string; label: string }[]
  services: readonly { value: string; label: string }[]
  views: readonly SavedView[]
  saveView: ReactNode
  mayExport: boolean
}

/** Above the list: search, filters as words one can remove, saved views, exports. */
export function RequestFilters({
  base,
  search,
  filter,
  who,
  services,
  hands,
  views,
  saveView,
  mayExport,
}: Props) {
  const t = useWords({ fr, en })
  const f = t.filters
  const v = useWords({ fr: viewsFr, en: viewsEn }).filters
  const params = new URLSearchParams(search)
  const typed = (word: string) => params.get(word) ?? ''
  const word = (name: string, label: string | false | undefined, value?: string) =>
    label ? [{ label, removeHref: hrefWithout(search, name, value) }] : []
  const keep: Record<string, string> = {}
  for (const name of ['vue', 'tri', 'personne', 'organisme']) {
    const value = params.get(name)
    if (value) keep[name] = value
  }
  return (
    <FilterBar
      action={base}
      search={{ value: filter.q, label: t.search }}
      keep={keep}
      active={[
        ...word('personne', filter.personId && who && f.person(who)),
        ...word('organisme', filter.organisationId && who && f.person(who)),
        ...filter.states.flatMap((state) => word('etat', t.states[state], state)),
        ...word('service', services.find((one) => one.value === filter.serviceId)?.label),
        ...word('canal', filter.channel && t.channels[filter.channel]),
        ...word('retard', filter.lateAt && f.late),
        ...word('ouvertes', filter.open && f.open),
        ...word('miennes', filter.mine !== undefined && f.mine),
        ...word(
          'confie',
          filter.inHands && (hands.find((one) => one.value === typed('confie'))?.label ?? v.nobody),
        ),
        ...word('reclamation', filter.complaint && v.complaint),
        ...word('liee', filter.linked && v.linked),
        ...word('sans-rdv', filter.unplanned && v.unplanned),
        ...word('du', filter.from && f.fromDay(typed('du'))),
        ...word('au', filter.until && f.toDay(typed('au'))),
      ]}
      clearHref={base}
      views={viewLinks(
        base,
        [{ name: f.late, search: 'retard=1' }, { name: f.mine, search: 'miennes=1' }, ...views],
        search,
      )}
      saveView={search !== '' && saveView}
      exportHref={mayExport ? `${base}/export?${search}` : undefined}
    >
      <Field
        type="select"
        name="service"
        label={f.service}
        value={filter.serviceId}
        optional
        options={services}
      />
      <Field
        type="select"
        name="canal"
        label={f.channel}
        value={filter.channel}
        optional
        options={CHANNELS.map((value) => ({ value, label: t.channels[value] }))}
      />
      <Field type="date" name="du" label={f.from} value={typed('du')} optional width="medium" />
      <Field type="date" name="au" label={f.to} value={typed('au')} optional width="medium" />
      <Field type="checkbox" name="retard" label={f.late} checked={filter.lateAt !== undefined} />
      <Field type="checkbox" name="ouvertes" label={f.open} checked={filter.open} />
      <Field type="checkbox" name="miennes" label={f.mine} checked={filter.mine !== undefined} />
      {hands.length > 0 && (
        <Field
          type="select"
          name="confie"
          label={v.assignee}
          value={typed('confie')}
          optional
          options={[{ value: 'aucun', label: v.nobody }, ...hands]}
        />
      )}
      <Field type="checkbox" name="reclamation" label={v.complaint} checked={filter.complaint} />
      <Field type="checkbox" name="liee" label={v.linked} checked={filter.linked} />
      <Field type="checkbox" name="sans-rdv" label={v.unplanned} checked={filter.unplanned} />
      <div className="requests-states">
        <Field
          type="checkboxes"
          name="etat"
          label={f.states}
          values={filter.states}
          inline
          options={REQUEST_STATES.map((value) => ({ value, label: t.states[value] }))}
        />
      </div>
    </FilterBar>
  )
}
