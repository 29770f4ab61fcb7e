import { data, redirect } from 'react-router'
import { isId } from '#kit/id.ts'
import { en } from '#modules/people/messages.en.ts'
import { fr } from '#modules/people/messages.fr.ts'
import { mayExportPeople, mayReadPeople, maySettle, mayWritePeople } from '#modules/people/permits.ts'
import { readForm, refusedForm } from '#platform/forms/form.ts'
import { shownForm } from '#platform/forms/shown.ts'
import { listHref, viewLinks } from '#platform/lists/address.ts'
import { refusePage } from '#platform/session/guard.ts'
import { hubContext } from '#platform/session/request.server.ts'
import { Button, ButtonLink } from '#ui/Button.tsx'
import { Card } from '#ui/Card.tsx'
import { EmptyState } from '#ui/EmptyState.tsx'
import { Field } from '#ui/Field.tsx'
import { FilterBar } from '#ui/FilterBar.tsx'
import { Form, FormActions } from '#ui/Form.tsx'
import { ArrowLeft, Download, Hourglass } from '#ui/icons.ts'
import { useLocale, useWords } from '#ui/language.tsx'
import { Notice } from '#ui/Notice.tsx'
import { PageHeader } from '#ui/PageHeader.tsx'
import type { Route } from './+types/route'
import { noticeDaysForm } from './form.ts'
import { listRenewals } from './query.server.ts'
import { RenewalTable } from './RenewalTable.tsx'
import { chooseNoticeDays, markTold } from './use-case.server.ts'

export async function loader({ request, context }: Route.LoaderArgs) {
  const ctx = context.get(hubContext)
  if (!mayReadPeople(ctx.actor)) refusePage()
  const params = new URL(request.url).searchParams
  const done = params.get('fait')
  params.delete('fait')
  return {
    list: await listRenewals(ctx, params),
    search: params.toString(),
    mayExport: mayExportPeople(ctx.actor),
    today: ctx.today(),
    mayWrite: mayWritePeople(ctx.actor),
    mayChoose: maySettle(ctx.actor),
    done,
  }
}

export async function action({ request, context }: Route.ActionArgs) {
  const ctx = context.get(hubContext)
  if (!mayReadPeople(ctx.actor)) refusePage()
  const typed = await request.formData()
  const params = new URL(request.url).searchParams
  const base = `/${ctx.hub.slug}/personnes/adhesions`
  const back = (done: string) => {
    params.set('fait', done)
    return redirect(`${base}?${params}`)
  }
  if (typed.get('intent') === 'notice') {
    if (!maySettle(ctx.actor)) refusePage()
    const form = readForm(noticeDaysForm, typed)
    if (!form.ok) return data({ values: form.values, errors: form.errors }, { status: 422 })
    const chosen = await chooseNoticeDays(ctx, form.value.noticeDays)
    return chosen.ok ? back('delai') : data(refusedForm(form.values, chosen), { status: 422 })
  }
  const ids = typed.getAll('ids').filter((id) => isId<'Membership'>(id))
  if (typed.get('intent') === 'export')
    return ids.length > 0 ? redirect(`${base}/export?format=csv&ids=${ids.join(',')}`) : back('personne')
  if (!mayWritePeople(ctx.actor)) refusePage()
  if (ids.length === 0) return back('personne')
  const told = await markTold(ctx, ids)
  return told.ok ? back(String(told.value.told)) : data(refusedForm({}, told), { status: 422 })
}

export default function Renewals({ loaderData, actionData, params }: Route.ComponentProps) {
  const t = useWords({ fr, en })
  const w = t.renewal
  const locale = useLocale()
  const { list, search, today, mayWrite, mayChoose, done } = loaderData
  const people = `/${params.hub}/personnes`
  const base = `${people}/adhesions`
  const { state, told } = list.view
  const sent = /^prevenus-(\d{1,5})-(\d{1,5})$/.exec(done ?? '')
  const active = [
    state && { label: w[state], removeHref: listHref(search, { etat: null }) },
    told !== undefined && {
      label: told ? w.toldYes : w.toldNo,
      removeHref: listHref(search, { avis: null }),
    },
  ].filter((word) => typeof word === 'object')
  const views = [
    { name: w.all, search: '' },
    { name: w.toldNo, search: 'avis=a-faire' },
    { name: w.coming, search: 'etat=a-venir' },
    { name: w.over, search: 'etat=echues' },
  ]
  return (
    <>
      <title>{`${w.title} · Palier`}</title>
      <PageHeader
        title={w.title}
        lede={w.lede(list.noticeDays)}
        quiet={
          <>
            <ButtonLink icon={ArrowLeft} href={people}>
              {t.title}
            </ButtonLink>
            {loaderData.mayExport && (
              <ButtonLink icon={Download} href={`${base}/toutes?format=csv`} download>
                {w.exportAll}
              </ButtonLink>
            )}
          </>
        }
      />
      <div className="ui-stack">
        {done === 'personne' && <Notice tone="warn">{w.nobody}</Notice>}
        {done === 'delai' && <Notice tone="success">{w.saved}</Notice>}
        {done !== null && /^\d{1,5}$/.test(done) && <Notice tone="success">{w.marked(Number(done))}</Notice>}
        {sent && (
          <Notice
            tone="success"
            actions={
              <ButtonLink href={`/${params.hub}/messages?modele=membership-renewal`}>{w.messages}</ButtonLink>
            }
          >
            {w.sent(Number(sent[1]), Number(sent[2]))}
          </Notice>
        )}
        <FilterBar
          action={base}
          active={active}
          clearHref={active.length > 1 ? base : undefined}
          views={viewLinks(base, views, search)}
          exportHref={loaderData.mayExport ? `${base}/export?${search}` : undefined}
        />
        <RenewalTable
          list={list}
          people={people}
          search={search}
          today={today}
          mayWrite={mayWrite}
          empty={
            active.length > 0 ? (
              <EmptyState title={w.noneHere} action={<ButtonLink href={base}>{w.all}</ButtonLink>} />
            ) : (
              <EmptyState title={w.none} icon={Hourglass}>
                {w.noneText}
              </EmptyState>
            )
          }
        />
        {mayChoose && (
          <Card title={w.notice} className="ui-no-print">
            <Form
              id="notice"
              intent="notice"
              action={`?${search}`}
              {...shownForm(locale, actionData, t.errors, { noticeDays: String(list.noticeDays) })}
            >
              <Field
                type="number"
                name="noticeDays"
                label={w.notice}
                labelHidden
                help={w.noticeHelp}
                unit={w.days}
                min={1}
                max={180}
                width="short"
              />
              <FormActions>
                <Button>{w.save}</Button>
              </FormActions>
            </Form>
          </Card>
        )}
      </div>
    </>
  )
}
