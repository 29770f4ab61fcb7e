import { data, redirect } from 'react-router'
import { isId } from '#kit/id.ts'
import { getPerson } from '#modules/people/index.server.ts'
import { accessEn } from '#modules/portals/messages.access.en.ts'
import { accessFr } from '#modules/portals/messages.access.fr.ts'
import { mayGiveAccess } from '#modules/portals/permits.ts'
import { readForm, refusedForm } from '#platform/forms/form.ts'
import { shownForm } from '#platform/forms/shown.ts'
import { accountInHub } from '#platform/session/accounts.server.ts'
import { noPage, refusePage } from '#platform/session/guard.ts'
import { hubContext, servicesContext } from '#platform/session/request.server.ts'
import { Button, ButtonLink } from '#ui/Button.tsx'
import { Card } from '#ui/Card.tsx'
import { DefinitionList } from '#ui/DefinitionList.tsx'
import { Field } from '#ui/Field.tsx'
import { Form, FormActions } from '#ui/Form.tsx'
import { ArrowLeft } from '#ui/icons.ts'
import { useLocale, useWords } from '#ui/language.tsx'
import { Notice } from '#ui/Notice.tsx'
import { PageHeader } from '#ui/PageHeader.tsx'
import type { Route } from './+types/route'
import { accessForm, closeForm, PORTALS } from './form.ts'
import { closeAccess, giveAccess, inviteAgain } from './use-case.server.ts'

export async function loader({ request, params, context }: Route.LoaderArgs) {
  const ctx = context.get(hubContext)
  if (!mayGiveAccess(ctx.actor)) refusePage()
  const person = isId<'Person'>(params.id) ? await getPerson(ctx, params.id) : null
  if (!person) noPage()
  if (person.id !== params.id) throw redirect(`/${ctx.hub.slug}/personnes/${person.id}/acces`)
  const { db } = context.get(servicesContext)
  const account = person.userId ? await accountInHub(ctx, db, person.userId) : null
  return {
    name: `${person.firstName} ${person.lastName}`.trim(),
    email: account?.email ?? person.email ?? '',
    account: account?.email ?? null,
    open: PORTALS.filter((portal) => account?.roles.includes(portal)),
    team: account?.roles.some((role) => !PORTALS.some((portal) => portal === role)) ?? false,
    speaks: person.organisationId !== null,
    done: new URL(request.url).searchParams.get('fait'),
  }
}

export async function action({ request, params, context }: Route.ActionArgs) {
  const ctx = context.get(hubContext)
  if (!mayGiveAccess(ctx.actor)) refusePage()
  const id = params.id
  if (!isId<'Person'>(id)) noPage()
  const { db } = context.get(servicesContext)
  const typed = await request.formData()
  const back = (done: string) => redirect(`/${ctx.hub.slug}/personnes/${id}/acces?fait=${done}`)
  if (typed.get('intent') === 'again') {
    const sent = await inviteAgain(ctx, db, id)
    return sent.ok ? back('again') : data(refusedForm({}, sent), { status: 422 })
  }
  if (typed.get('intent') === 'close') {
    const form = readForm(closeForm, typed)
    if (!form.ok) return data({ values: form.values, errors: form.errors }, { status: 422 })
    const closed = await closeAccess(ctx, db, id, form.value.portal)
    return closed.ok ? back('closed') : data(refusedForm({}, closed), { status: 422 })
  }
  const form = readForm(accessForm, typed)
  if (!form.ok) return data({ values: form.values, errors: form.errors }, { status: 422 })
  const given = await giveAccess(ctx, db, id, form.value)
  return given.ok ? back('given') : data(refusedForm(form.values, given), { status: 422 })
}

const DONE = ['given', 'again', 'closed'] as const

/** Who may enter as this person, and for what. */
export default function Access({ loaderData, actionData, params }: Route.ComponentProps) {
  const w = useWords({ fr: accessFr, en: accessEn })
  const { name, account, open, team } = loaderData
  const record = `/${params.hub}/personnes/${params.id}`
  const action = `${record}/acces`
  const done = DONE.find((word) => word === loaderData.done)
  const before = {
    email: loaderData.email,
    portal: PORTALS.find((one) => !open.includes(one) && (one === 'member' || loaderData.speaks)) ?? '',
  }
  const shown = shownForm(useLocale(), actionData, w.errors, before)
  return (
    <>
      <title>{`${w.title(name)} · Palier`}</title>
      <PageHeader
        title={w.title(name)}
        lede={w.lede}
        quiet={
          <ButtonLink icon={ArrowLeft} href={record}>
            {w.back}
          </ButtonLink>
        }
      />
      <div className="ui-stack">
        {done && <Notice tone="success">{w.done[done]}</Notice>}
        <Card title={w.now}>
          {open.length === 0 ? (
            <p>
              {w.none}. {w.noneText}
            </p>
          ) : (
            <>
              <DefinitionList
                items={[
                  { term: w.account, value: account },
                  ...open.map((portal) => ({ term: w.portals[portal], value: w.helps[portal] })),
                ]}
              />
              <p className="ui-soft">{w.closeHelp}</p>
              <div className="ui-row">
                <Form id="again" intent="again" action={action}>
                  <Button>{w.again}</Button>
                </Form>
                {open.map((portal) => (
                  <Form
                    key={portal}
                    id={`close-${portal}`}
                    intent="close"
                    action={action}
                    hidden={{ portal }}
                  >
                    <Button tone="danger">{w.close(w.portals[portal])}</Button>
                  </Form>
                ))}
              </div>
            </>
          )}
          {team && <p>{w.team}</p>}
        </Card>
        {open.length < PORTALS.length && (
          <Card title={w.give}>
            <Form id="give" intent="give" action={action} {...shown}>
              <Field
                type="radio"
                name="portal"
                label={w.portal}
                value={before.portal}
                options={PORTALS.filter((portal) => !open.includes(portal)).map((value) => ({
                  value,
                  label: w.portals[value],
                  help: w.helps[value],
                }))}
              />
              <Field type="email" name="email" label={w.email} help={w.emailHelp} autoComplete="off" />
              <FormActions>
                <Button tone="primary">{w.send}</Button>
              </FormActions>
            </Form>
          </Card>
        )}
      </div>
    </>
  )
}
