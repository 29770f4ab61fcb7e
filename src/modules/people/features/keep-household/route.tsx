import { data, redirect } from 'react-router'
import { isId, newId } from '#kit/id.ts'
import type { Result } from '#kit/result.ts'
import { findPeople, getPerson } from '#modules/people/choosers.server.ts'
import { householdOf, proxiesAround } from '#modules/people/household-store.server.ts'
import { en } from '#modules/people/messages.en.ts'
import { fr } from '#modules/people/messages.fr.ts'
import { mayWritePeople } from '#modules/people/permits.ts'
import { fullName } from '#modules/people/rules/names.ts'
import { ProxyTable } from '#modules/people/ui/ProxyTable.tsx'
import type { Ctx } from '#platform/context/ctx.server.ts'
import { type ReadForm, readForm, refusedForm } from '#platform/forms/form.ts'
import { shownForm } from '#platform/forms/shown.ts'
import { noPage, refusePage } from '#platform/session/guard.ts'
import { hubContext } from '#platform/session/request.server.ts'
import { Button, ButtonLink } from '#ui/Button.tsx'
import { Card } from '#ui/Card.tsx'
import { Form } from '#ui/Form.tsx'
import { ArrowLeft } from '#ui/icons.ts'
import { useLocale, useWords } from '#ui/language.tsx'
import { Notice } from '#ui/Notice.tsx'
import { PageHeader } from '#ui/PageHeader.tsx'
import type { Route } from './+types/route'
import { ChosenForms, FindRelative } from './FindRelative.tsx'
import { endForm, householdForm, leaveForm, proxyForm, togetherForm } from './form.ts'
import { HouseholdPart } from './HouseholdPart.tsx'
import { editHousehold, leaveHousehold, liveTogether } from './household.server.ts'
import { addProxy, stopProxy } from './proxy.server.ts'

async function relativeIn(ctx: Ctx, chosen: string | null) {
  const person = isId<'Person'>(chosen) ? await getPerson(ctx, chosen) : null
  return person && { id: person.id, name: fullName(person) }
}

export async function loader({ request, params, context }: Route.LoaderArgs) {
  const ctx = context.get(hubContext)
  if (!mayWritePeople(ctx.actor)) refusePage()
  const person = isId<'Person'>(params.id) ? await getPerson(ctx, params.id) : null
  if (!person) noPage()
  if (person.id !== params.id) throw redirect(`/${ctx.hub.slug}/personnes/${person.id}/foyer`)
  const search = new URL(request.url).searchParams
  const q = (search.get('q') ?? '').trim().slice(0, 100)
  const found = q === '' ? [] : await findPeople(ctx, q, 12)
  return {
    id: person.id,
    name: fullName(person),
    ...(await ctx.read(async (tx) => ({
      household: await householdOf(tx, ctx.hub.id, person.id),
      proxies: await proxiesAround(tx, ctx.hub.id, person.id),
    }))),
    q,
    found: found.filter((one) => one.id !== person.id),
    chosen: await relativeIn(ctx, search.get('avec')),
    today: ctx.today(),
    key: newId<'Form'>(),
    done: search.get('fait') === 'oui',
  }
}

export async function action({ request, params, context }: Route.ActionArgs) {
  const ctx = context.get(hubContext)
  if (!mayWritePeople(ctx.actor)) refusePage()
  const id = params.id
  if (!isId<'Person'>(id)) noPage()
  const typed = await request.formData()
  const answer = async <T,>(form: ReadForm<T>, act: (value: T) => Promise<Result<unknown>>) => {
    if (!form.ok) return data({ values: form.values, errors: form.errors }, { status: 422 })
    const done = await act(form.value)
    // Sent twice, it was done the first time.
    if (done.ok || done.code === 'already_so')
      return redirect(`/${ctx.hub.slug}/personnes/${id}/foyer?fait=oui`)
    return data(refusedForm(form.values, done), { status: 422 })
  }
  switch (typed.get('intent')) {
    case 'together':
      return answer(readForm(togetherForm, typed), (form) => liveTogether(ctx, id, form))
    case 'leave':
      return answer(readForm(leaveForm, typed), (form) => leaveHousehold(ctx, form.memberId))
    case 'proxy':
      return answer(readForm(proxyForm, typed), (form) => addProxy(ctx, id, form))
    case 'end':
      return answer(readForm(endForm, typed), (form) => stopProxy(ctx, id, form.proxyId))
    default:
      return answer(readForm(householdForm, typed), (form) => editHousehold(ctx, id, form))
  }
}

export default function Household({ loaderData, actionData, params }: Route.ComponentProps) {
  const t = useWords({ fr, en })
  const w = t.home
  const locale = useLocale()
  const { id, name, household, proxies, q, found, chosen, today, key, done } = loaderData
  const hub = `/${params.hub}`
  const intent = actionData?.values.intent
  const shownFor = (mine: string, before?: Record<string, string>) =>
    shownForm(locale, intent === mine ? actionData : undefined, t.errors, before)
  const here = `${hub}/personnes/${id}/foyer`
  const loose = intent === 'leave' || intent === 'end' ? shownFor(intent).error : undefined
  const acting = proxies.filter(({ proxy }) => proxy.personId === id)
  const acted = proxies.filter(({ proxy }) => proxy.proxyId === id)
  return (
    <>
      <title>{`${w.title(name)} · Palier`}</title>
      <PageHeader
        title={w.title(name)}
        lede={w.lede}
        quiet={
          <ButtonLink icon={ArrowLeft} href={`${hub}/personnes/${id}`}>
            {name}
          </ButtonLink>
        }
      />
      <div className="ui-stack">
        {done && <Notice tone="success">{w.saved}</Notice>}
        {loose && <Notice tone="danger">{loose}</Notice>}
        <HouseholdPart
          household={household}
          hub={hub}
          action={here}
          shown={shownFor('household', {
            name: household?.name ?? '',
            street: household?.street ?? '',
            postcode: household?.postcode ?? '',
            city: household?.city ?? '',
          })}
        />
        <Card title={w.proxies}>
          {acting.length === 0 ? (
            <p className="ui-soft">{w.noProxy}</p>
          ) : (
            <ProxyTable
              caption={w.proxies}
              lines={acting}
              of="actor"
              today={today}
              hub={hub}
              verb={({ proxy }) => (
                <Form id={`end-${proxy.id}`} intent="end" action={here} hidden={{ proxyId: proxy.id }}>
                  <Button>{w.end}</Button>
                </Form>
              )}
            />
          )}
        </Card>
        {acted.length > 0 && (
          <Card title={w.for}>
            <ProxyTable caption={w.for} lines={acted} of="person" today={today} hub={hub} />
          </Card>
        )}
        {chosen ? (
          <ChosenForms
            chosen={chosen}
            action={`${here}?avec=${chosen.id}`}
            together={shownFor('together', { role: 'adult', sameAddress: 'on' })}
            proxy={shownFor('proxy', { from: today, powers: 'ask' })}
            idempotencyKey={key}
            otherHref={here}
          />
        ) : (
          <FindRelative q={q} found={found} addHref={`${hub}/personnes/nouvelle`} />
        )}
      </div>
    </>
  )
}
