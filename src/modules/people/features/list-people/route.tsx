import { data, redirect } from 'react-router'
import { isId } from '#kit/id.ts'
import { addRoleToPeople } from '#modules/people/give-role.server.ts'
import { en } from '#modules/people/messages.en.ts'
import { fr } from '#modules/people/messages.fr.ts'
import { en as importEn } from '#modules/people/messages.import.en.ts'
import { fr as importFr } from '#modules/people/messages.import.fr.ts'
import { mayExportPeople, mayImportPeople, mayReadPeople, mayWritePeople } from '#modules/people/permits.ts'
import { PURPOSES } from '#modules/people/rules/consents.ts'
import { BENEFITS } from '#modules/people/rules/reach.ts'
import { PERSON_ROLES, PERSON_SEGMENTS, type PersonRole } from '#modules/people/rules/segments.ts'
import { SaveView } from '#modules/people/ui/SaveView.tsx'
import { shownForm } from '#platform/forms/shown.ts'
import { listHref, viewLinks } from '#platform/lists/address.ts'
import { savedViewsOf, saveView } from '#platform/lists/views.server.ts'
import { refusePage } from '#platform/session/guard.ts'
import { hubContext } from '#platform/session/request.server.ts'
import { ButtonLink } from '#ui/Button.tsx'
import { EmptyState } from '#ui/EmptyState.tsx'
import { Field } from '#ui/Field.tsx'
import { FilterBar } from '#ui/FilterBar.tsx'
import { Hourglass, MessageSquare, Plus, Upload, Users } from '#ui/icons.ts'
import { useLocale, useWords } from '#ui/language.tsx'
import { Notice } from '#ui/Notice.tsx'
import { PageHeader } from '#ui/PageHeader.tsx'
import type { Route } from './+types/route'
import { PeopleTable } from './PeopleTable.tsx'
import { listPeople } from './query.server.ts'

export async function loader({ request, context }: Route.LoaderArgs) {
  const ctx = context.get(hubContext)
  if (!mayReadPeople(ctx.actor)) refusePage()
  const params = new URL(request.url).searchParams
  const done = params.get('fait')
  params.delete('fait')
  return {
    list: await listPeople(ctx, params),
    views: await savedViewsOf(ctx, 'people'),
    search: params.toString(),
    mayExport: mayExportPeople(ctx.actor),
    mayAdd: mayWritePeople(ctx.actor),
    mayImport: mayImportPeople(ctx.actor),
    today: ctx.today(),
    done,
  }
}

const ROLE_OF_INTENT: ReadonlyMap<string, PersonRole> = new Map([
  ['volunteer', 'volunteer'],
  ['ambassador', 'ambassador'],
])

export async function action({ request, context }: Route.ActionArgs) {
  const ctx = context.get(hubContext)
  if (!mayReadPeople(ctx.actor)) refusePage()
  const typed = await request.formData()
  const params = new URL(request.url).searchParams
  params.delete('fait')
  const back = (done: string) => {
    params.set('fait', done)
    return redirect(`/${ctx.hub.slug}/personnes?${params}`)
  }
  const intent = String(typed.get('intent') ?? '')
  if (intent === 'view') {
    const saved = await saveView(ctx, 'people', String(typed.get('view') ?? ''), params)
    return saved.ok ? back('view') : data({ code: saved.code }, { status: 422 })
  }
  const ids = typed.getAll('ids').filter((id) => isId<'Person'>(id))
  if (ids.length === 0) return back('nobody')
  if (intent === 'export')
    return redirect(`/${ctx.hub.slug}/personnes/export?format=csv&ids=${ids.join(',')}`)
  if (intent === 'cards') return redirect(`/${ctx.hub.slug}/personnes/cartes?ids=${ids.join(',')}`)
  const role = ROLE_OF_INTENT.get(intent)
  if (!role) return data({ code: 'unknown_choice' }, { status: 422 })
  const given = await addRoleToPeople(ctx, { personIds: ids, role })
  return given.ok ? back(String(given.value.given)) : data({ code: given.code }, { status: 422 })
}

export default function People({ loaderData, actionData, params }: Route.ComponentProps) {
  const t = useWords({ fr, en })
  const importWords = useWords({ fr: importFr, en: importEn })
  const locale = useLocale()
  const base = `/${params.hub}/personnes`
  const { list, views, search, mayAdd, mayImport, today, done } = loaderData
  const { filter } = list
  const active = [
    filter.segment && { label: t.segments[filter.segment], removeHref: listHref(search, { public: null }) },
    filter.role && { label: t.roles[filter.role], removeHref: listHref(search, { lien: null }) },
    filter.agreed && {
      label: `${t.reach.filter} : ${t.reach.shortPurposes[filter.agreed]}`,
      removeHref: listHref(search, { accord: null }),
    },
    filter.benefit && {
      label: `${t.reach.benefit} : ${t.reach.benefits[filter.benefit]}`,
      removeHref: listHref(search, { beneficiaire: null }),
    },
    list.sender && {
      label: t.contacts.referrer.filter(list.sender),
      removeHref: listHref(search, { par: null }),
    },
    filter.memberOn && { label: t.filters.members, removeHref: listHref(search, { etat: null }) },
    filter.left && { label: t.filters.left, removeHref: listHref(search, { etat: null }) },
  ].filter((word) => typeof word === 'object' && word !== null)
  const builtIn = [
    { name: t.views.all, search: '' },
    { name: t.filters.members, search: 'etat=adherents' },
    { name: t.views.volunteers, search: 'lien=volunteer' },
    { name: t.views.prescribers, search: 'lien=prescriber' },
    { name: t.views.ambassadors, search: 'lien=ambassador' },
  ]
  const add = (
    <ButtonLink tone="primary" href={`${base}/nouvelle`} icon={Plus}>
      {t.add}
    </ButtonLink>
  )
  const bring = mayImport && (
    <ButtonLink href={`${base}/importer`} icon={Upload}>
      {importWords.link}
    </ButtonLink>
  )
  const refused =
    actionData && shownForm(locale, { values: {}, errors: { '': actionData.code } }, t.errors).error
  const given = Number(done)
  return (
    <>
      <title>{`${t.title} · Palier`}</title>
      <PageHeader
        title={t.title}
        lede={t.lede}
        action={mayAdd && add}
        quiet={
          <>
            <ButtonLink icon={Hourglass} href={`${base}/adhesions`}>
              {t.renewal.open}
            </ButtonLink>
            {mayAdd && (
              <ButtonLink icon={MessageSquare} href={`/${params.hub}/messages?etat=a-dire`}>
                {t.toSay}
              </ButtonLink>
            )}
            {mayAdd && (
              <ButtonLink icon={Users} href={`${base}/doublons`}>
                {t.merge.find}
              </ButtonLink>
            )}
            {bring}
          </>
        }
      />
      {refused && <Notice tone="danger">{refused}</Notice>}
      {done === 'nobody' && <Notice tone="warn">{t.bulk.nobody}</Notice>}
      {done === 'view' && <Notice tone="success">{t.views.saved}</Notice>}
      {given > 0 && <Notice tone="success">{t.bulk.given(given)}</Notice>}
      <FilterBar
        action={base}
        search={{ value: filter.q, label: t.search }}
        keep={{
          ...(filter.descending ? { tri: '-nom' } : {}),
          ...(list.sender ? { par: new URLSearchParams(search).get('par') ?? '' } : {}),
        }}
        active={active}
        clearHref={active.length > 1 ? base : undefined}
        views={viewLinks(base, [...builtIn, ...views], search)}
        saveView={search !== '' && <SaveView search={search} />}
        exportHref={loaderData.mayExport ? `${base}/export?${search}` : undefined}
      >
        <Field
          type="select"
          name="public"
          label={t.form.segment}
          value={filter.segment}
          options={PERSON_SEGMENTS.map((value) => ({ value, label: t.segments[value] }))}
        />
        <Field
          type="select"
          name="lien"
          label={t.filters.role}
          value={filter.role}
          options={PERSON_ROLES.map((value) => ({ value, label: t.roles[value] }))}
        />
        <Field
          type="select"
          name="etat"
          label={t.filters.state}
          value={filter.memberOn ? 'adherents' : filter.left ? 'parties' : ''}
          options={[
            { value: 'adherents', label: t.filters.members },
            { value: 'parties', label: t.filters.left },
          ]}
        />
        <Field
          type="select"
          name="accord"
          label={t.reach.filter}
          value={filter.agreed}
          options={PURPOSES.map((value) => ({ value, label: t.reach.shortPurposes[value] }))}
        />
        <Field
          type="select"
          name="beneficiaire"
          label={t.reach.benefit}
          value={filter.benefit}
          options={BENEFITS.map((value) => ({ value, label: t.reach.benefits[value] }))}
        />
      </FilterBar>
      <PeopleTable
        list={list}
        base={base}
        today={today}
        sortHref={listHref(search, { tri: filter.descending ? null : '-nom' })}
        mayWrite={mayAdd}
        empty={
          filter.q || active.length > 0 ? (
            <EmptyState title={t.none} action={<ButtonLink href={base}>{t.withoutFilters}</ButtonLink>} />
          ) : (
            <EmptyState title={t.noneYet} action={mayAdd && add}>
              {t.firstStep}
            </EmptyState>
          )
        }
      />
    </>
  )
}
