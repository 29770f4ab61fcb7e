import { data, redirect } from 'react-router'
import { en } from '#modules/people/messages.en.ts'
import { fr } from '#modules/people/messages.fr.ts'
import { maySettle } from '#modules/people/permits.ts'
import { readForm, refusedForm } from '#platform/forms/form.ts'
import { shownForm } from '#platform/forms/shown.ts'
import { refusePage } from '#platform/session/guard.ts'
import { en as sessionEn } from '#platform/session/messages.en.ts'
import { fr as sessionFr } from '#platform/session/messages.fr.ts'
import { hubContext, servicesContext } from '#platform/session/request.server.ts'
import { ROLES } from '#platform/session/roles.ts'
import { Button, ButtonLink } from '#ui/Button.tsx'
import { Card } from '#ui/Card.tsx'
import { Field } from '#ui/Field.tsx'
import { Form, FormActions } from '#ui/Form.tsx'
import { KeyRound, MapPin, MessageSquare, Truck } from '#ui/icons.ts'
import { useLocale, useWords } from '#ui/language.tsx'
import { Notice } from '#ui/Notice.tsx'
import { PageHeader } from '#ui/PageHeader.tsx'
import { Table } from '#ui/Table.tsx'
import type { Route } from './+types/route'
import { hubForm, inviteForm, withdrawForm } from './form.ts'
import { accountsOfHub } from './query.server.ts'
import { editHub, inviteAccount, withdrawStaffRole } from './use-case.server.ts'

export async function loader({ request, context }: Route.LoaderArgs) {
  const ctx = context.get(hubContext)
  if (!maySettle(ctx.actor)) refusePage()
  const { name, place, openWords = '', zone } = ctx.hub
  return {
    hub: { name, place, openWords, zone },
    accounts: await accountsOfHub(ctx, context.get(servicesContext).db),
    roles: ROLES.filter((role) => role !== 'admin' || ctx.actor.roles.includes('admin')),
    done: new URL(request.url).searchParams.get('fait'),
  }
}

export async function action({ request, context }: Route.ActionArgs) {
  const ctx = context.get(hubContext)
  if (!maySettle(ctx.actor)) refusePage()
  const { db, auth } = context.get(servicesContext)
  const here = `/${ctx.hub.slug}/reglages`
  const typed = await request.formData()
  if (typed.get('intent') === 'hub') {
    const form = readForm(hubForm, typed)
    if (!form.ok) return data({ at: 'hub', state: form }, { status: 422 })
    const edited = await editHub(ctx, form.value)
    return edited.ok
      ? redirect(`${here}?fait=hubSaved`)
      : data({ at: 'hub', state: refusedForm(form.values, edited) }, { status: 422 })
  }
  if (typed.get('intent') === 'withdraw') {
    const form = readForm(withdrawForm, typed)
    if (!form.ok) return data({ at: 'withdraw', state: form }, { status: 422 })
    const gone = await withdrawStaffRole(ctx, form.value)
    return gone.ok
      ? redirect(`${here}?fait=withdrawn`)
      : data({ at: 'withdraw', state: refusedForm(form.values, gone) }, { status: 422 })
  }
  const form = readForm(inviteForm, typed)
  if (!form.ok) return data({ at: 'invite', state: form }, { status: 422 })
  const invited = await inviteAccount(ctx, db, form.value)
  if (!invited.ok) return data({ at: 'invite', state: refusedForm(form.values, invited) }, { status: 422 })
  // The link is sent once the role is written: whoever opens it finds the hub.
  const body = { email: form.value.email, callbackURL: `/${ctx.hub.slug}` }
  await auth.api.signInMagicLink({ body, headers: request.headers })
  return redirect(`${here}?fait=invited`)
}

export default function Settings({ loaderData, actionData, params }: Route.ComponentProps) {
  const t = useWords({ fr, en })
  const names = useWords({ fr: sessionFr, en: sessionEn }).roles
  const locale = useLocale()
  const w = t.settings
  const { hub, accounts, roles } = loaderData
  const done = (['invited', 'hubSaved', 'withdrawn'] as const).find((word) => word === loaderData.done)
  const shown = (at: string, before = {}) =>
    shownForm(locale, actionData?.at === at ? actionData.state : undefined, t.errors, before)
  return (
    <>
      <title>{`${w.title} · Palier`}</title>
      <PageHeader
        title={w.title}
        quiet={
          <>
            <ButtonLink icon={MessageSquare} href={`/${params.hub}/reglages/messages`}>
              {w.messages}
            </ButtonLink>
            <ButtonLink icon={Truck} href={`/${params.hub}/reglages/vehicules`}>
              {w.vehicles}
            </ButtonLink>
            <ButtonLink icon={MapPin} href={`/${params.hub}/reglages/deplacements`}>
              {w.travel}
            </ButtonLink>
            <ButtonLink icon={KeyRound} href={`/${params.hub}/reglages/acces`}>
              {w.access}
            </ButtonLink>
          </>
        }
      />
      <div className="ui-stack">
        {done && <Notice tone="success">{w[done]}</Notice>}
        <Card title={w.accounts}>
          <p className="ui-soft">{w.accountsLede}</p>
          <Table
            caption={w.accounts}
            rows={accounts}
            rowKey={(row) => row.id}
            columns={[
              { key: 'name', header: w.name, cell: (row) => row.name },
              {
                key: 'roles',
                header: w.roles,
                cell: (row) => row.roles.map((role) => names[role]).join(', '),
                fold: 'line',
              },
              { key: 'email', header: w.email, cell: (row) => row.email, fold: 'line' },
            ]}
          />
          <details open={actionData?.at === 'withdraw'}>
            <summary className="ui-button ui-button-quiet">{w.withdraw}</summary>
            <Form id="withdraw" intent="withdraw" action={`/${params.hub}/reglages`} {...shown('withdraw')}>
              <p className="ui-soft">{w.withdrawHelp}</p>
              <Field
                type="select"
                name="userId"
                label={w.who}
                options={accounts.map(({ id, name, email }) => ({ value: id, label: `${name}, ${email}` }))}
              />
              <Field
                type="select"
                name="role"
                label={w.role}
                options={ROLES.filter((role) => accounts.some((one) => one.roles.includes(role))).map(
                  (value) => ({ value, label: names[value] }),
                )}
              />
              <FormActions>
                <Button>{w.withdraw}</Button>
              </FormActions>
            </Form>
          </details>
        </Card>
        <Card title={w.invite} id="inviter">
          <p className="ui-soft">{w.inviteLede}</p>
          <Form id="invite" intent="invite" action={`/${params.hub}/reglages`} {...shown('invite')}>
            <Field name="name" label={w.name} autoComplete="off" />
            <Field type="email" name="email" label={w.email} autoComplete="off" />
            <Field
              type="select"
              name="role"
              label={w.role}
              options={roles.map((value) => ({ value, label: names[value] }))}
            />
            <FormActions>
              <Button tone="primary">{w.send}</Button>
            </FormActions>
          </Form>
        </Card>
        <Card title={w.hub}>
          <Form id="hub" intent="hub" action={`/${params.hub}/reglages`} {...shown('hub', hub)}>
            <Field name="name" label={w.name} autoComplete="off" />
            <Field name="place" label={w.place} optional autoComplete="off" />
            <Field
              type="textarea"
              name="openWords"
              label={w.openWords}
              help={w.openWordsHelp}
              rows={3}
              maxLength={600}
              optional
            />
            <Field name="zone" label={w.zone} width="medium" autoComplete="off" />
            <FormActions>
              <Button>{w.saveHub}</Button>
            </FormActions>
          </Form>
        </Card>
      </div>
    </>
  )
}
