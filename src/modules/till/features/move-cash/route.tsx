import { data, redirect } from 'react-router'
import { newId } from '#kit/id.ts'
import { sessionsEn as en } from '#modules/till/messages.sessions.en.ts'
import { sessionsFr as fr } from '#modules/till/messages.sessions.fr.ts'
import { mayHoldTill } from '#modules/till/permits.ts'
import { MOVE_KINDS } from '#modules/till/rules/moves.ts'
import { moveCash } from '#modules/till/sessions/move.server.ts'
import { sessionPage } from '#modules/till/sessions/read.server.ts'
import type { Ctx } from '#platform/context/ctx.server.ts'
import { readForm, refusedForm } from '#platform/forms/form.ts'
import { shownForm } from '#platform/forms/shown.ts'
import { noPage, refusePage } from '#platform/session/guard.ts'
import { hubContext } from '#platform/session/request.server.ts'
import { Button, ButtonLink } from '#ui/Button.tsx'
import { Field } from '#ui/Field.tsx'
import { Form, FormActions } from '#ui/Form.tsx'
import { formatEuros } from '#ui/format.ts'
import { ArrowLeft } from '#ui/icons.ts'
import { useLocale, useWords } from '#ui/language.tsx'
import { PageHeader } from '#ui/PageHeader.tsx'
import type { Route } from './+types/route'
import { moveForm } from './form.ts'

async function pageOf(ctx: Ctx, number: string) {
  if (!mayHoldTill(ctx.actor)) refusePage()
  return (await sessionPage(ctx, number)) ?? noPage()
}

export async function loader({ context, params }: Route.LoaderArgs) {
  const ctx = context.get(hubContext)
  const { session, till, count, held } = await pageOf(ctx, params.number)
  if (count) throw redirect(`/${ctx.hub.slug}/caisse/sessions/${session.number}?fait=deja`)
  return { till, held, key: newId<'Form'>() }
}

export async function action({ request, context, params }: Route.ActionArgs) {
  const ctx = context.get(hubContext)
  const { session } = await pageOf(ctx, params.number)
  const form = readForm(moveForm, await request.formData())
  if (!form.ok) return data({ values: form.values, errors: form.errors }, { status: 422 })
  const moved = await moveCash(ctx, { ...form.value, sessionId: session.id })
  if (!moved.ok && moved.code === 'session_closed')
    return redirect(`/${ctx.hub.slug}/caisse/sessions/${session.number}?fait=deja`)
  if (!moved.ok) return data(refusedForm(form.values, moved), { status: 422 })
  return redirect(`/${ctx.hub.slug}/caisse/sessions/${session.number}?fait=note`)
}

export default function MoveCash({ loaderData, actionData, params }: Route.ComponentProps) {
  const t = useWords({ fr, en })
  const w = t.move
  const locale = useLocale()
  const title = w.title(loaderData.till)
  return (
    <>
      <title>{`${title} · Palier`}</title>
      <PageHeader
        over={params.number}
        title={title}
        lede={w.lede(formatEuros(loaderData.held, locale))}
        quiet={
          <ButtonLink href={`/${params.hub}/caisse/tiroirs`} icon={ArrowLeft}>
            {t.session.back}
          </ButtonLink>
        }
      />
      <Form idempotencyKey={loaderData.key} {...shownForm(locale, actionData, t.errors)}>
        <Field
          type="radio"
          name="kind"
          label={w.kind}
          options={MOVE_KINDS.map((kind) => ({ value: kind, label: w.kinds[kind] }))}
        />
        <Field type="money" name="amount" label={w.amount} width="medium" />
        <Field name="why" label={w.why} help={w.whyHelp} />
        <FormActions>
          <Button tone="primary">{w.save}</Button>
        </FormActions>
      </Form>
    </>
  )
}
