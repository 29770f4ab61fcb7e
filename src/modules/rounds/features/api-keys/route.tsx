import { data, redirect } from 'react-router'
import { dayIn } from '#kit/day.ts'
import { en } from '#modules/rounds/messages.interface.en.ts'
import { fr } from '#modules/rounds/messages.interface.fr.ts'
import { mayKeepTravel } from '#modules/rounds/travel/permits.ts'
import { readForm, refusedForm } from '#platform/forms/form.ts'
import { shownForm } from '#platform/forms/shown.ts'
import { refusePage } from '#platform/session/guard.ts'
import { hubContext } from '#platform/session/request.server.ts'
import { listTokens, makeToken, revokeToken } from '#platform/session/tokens.server.ts'
import { Button, ButtonLink } from '#ui/Button.tsx'
import { Card } from '#ui/Card.tsx'
import { formatDay } from '#ui/dates.ts'
import { EmptyState } from '#ui/EmptyState.tsx'
import { Field } from '#ui/Field.tsx'
import { Form, FormActions } from '#ui/Form.tsx'
import { ArrowLeft, KeyRound, Plus } from '#ui/icons.ts'
import { useLocale, useWords } from '#ui/language.tsx'
import { Notice } from '#ui/Notice.tsx'
import { PageHeader } from '#ui/PageHeader.tsx'
import { Status } from '#ui/Status.tsx'
import { Table } from '#ui/Table.tsx'
import type { Route } from './+types/route'
import { makeForm, revokeForm } from './form.ts'
import './keys.css'

export async function loader({ request, context }: Route.LoaderArgs) {
  const ctx = context.get(hubContext)
  if (!mayKeepTravel(ctx.actor)) refusePage()
  const day = (at: Date | null) => (at ? dayIn(at, ctx.hub.zone) : null)
  const keys = await listTokens(ctx)
  return {
    done: new URL(request.url).searchParams.get('fait'),
    keys: keys.map(({ id, name, createdAt, usedAt, revokedAt }) => ({
      id,
      name,
      made: day(createdAt)!,
      used: day(usedAt),
      revoked: day(revokedAt),
    })),
  }
}

export async function action({ request, context }: Route.ActionArgs) {
  const ctx = context.get(hubContext)
  if (!mayKeepTravel(ctx.actor)) refusePage()
  const typed = await request.formData()
  if (typed.get('intent') === 'revoke') {
    const form = readForm(revokeForm, typed)
    if (!form.ok) return data({ state: form, made: null }, { status: 422 })
    const gone = await revokeToken(ctx, form.value.id)
    if (!gone.ok) return data({ state: refusedForm({}, gone), made: null }, { status: 422 })
    return redirect(`/${ctx.hub.slug}/reglages/acces?fait=retiree`)
  }
  const form = readForm(makeForm, typed)
  if (!form.ok) return data({ state: form, made: null }, { status: 422 })
  const made = await makeToken(ctx, form.value.name)
  if (!made.ok) return data({ state: refusedForm(form.values, made), made: null }, { status: 422 })
  // Shown in this answer alone: no address, no page and no table holds it.
  return { state: undefined, made: { name: form.value.name, key: made.value } }
}

export default function ApiKeys({ loaderData, actionData, params }: Route.ComponentProps) {
  const t = useWords({ fr, en })
  const locale = useLocale()
  const w = t.keys
  const { keys, done } = loaderData
  const made = actionData?.made
  const here = `/${params.hub}/reglages/acces`
  return (
    <>
      <title>{`${w.title} · Palier`}</title>
      <PageHeader
        title={w.title}
        lede={w.lede}
        quiet={
          <ButtonLink icon={ArrowLeft} href={`/${params.hub}/reglages`}>
            {t.back}
          </ButtonLink>
        }
      />
      <div className="ui-stack">
        {done === 'retiree' && !actionData && <Notice tone="success">{w.revokedNow}</Notice>}
        {made && (
          <Card title={w.madeFor(made.name)}>
            <Notice tone="warn">{w.made}</Notice>
            <p>
              <code className="rounds-key">{made.key}</code>
            </p>
            <p className="ui-soft">{w.how}</p>
          </Card>
        )}
        <Card title={w.list}>
          <Table
            caption={w.list}
            rows={keys}
            rowKey={(row) => row.id}
            columns={[
              { key: 'name', header: w.columns.name, cell: (row) => row.name },
              {
                key: 'made',
                header: w.columns.made,
                cell: (row) => formatDay(row.made, locale),
                foldLabel: true,
              },
              {
                key: 'used',
                header: w.columns.used,
                cell: (row) => (row.used ? formatDay(row.used, locale) : w.never),
                foldLabel: true,
              },
              {
                key: 'state',
                header: w.columns.state,
                cell: (row) => (
                  <Status tone={row.revoked ? 'neutral' : 'success'}>
                    {row.revoked ? w.revoked(formatDay(row.revoked, locale)) : w.inUse}
                  </Status>
                ),
                fold: 'side',
              },
              {
                key: 'revoke',
                header: w.revoke,
                paper: false,
                fold: 'line',
                cell: (row) =>
                  !row.revoked && (
                    <Form id={`k-${row.id}`} intent="revoke" action={here} hidden={{ id: row.id }}>
                      <Button aria-label={w.revokeOf(row.name)}>{w.revoke}</Button>
                    </Form>
                  ),
              },
            ]}
            empty={
              <EmptyState title={w.none} icon={KeyRound}>
                {w.noneText}
              </EmptyState>
            }
          />
        </Card>
        <Card title={w.make}>
          <Form id="cle" intent="make" action={here} {...shownForm(locale, actionData?.state, t.errors)}>
            <Field name="name" label={w.name} help={w.nameHelp} autoComplete="off" maxLength={80} />
            <FormActions>
              <Button tone="primary" icon={Plus}>
                {w.make}
              </Button>
              <ButtonLink href="/api/v1/openapi.json">{w.document}</ButtonLink>
            </FormActions>
          </Form>
        </Card>
      </div>
    </>
  )
}
