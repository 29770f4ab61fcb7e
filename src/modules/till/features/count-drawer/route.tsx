import { data, redirect } from 'react-router'
import { newId } from '#kit/id.ts'
import { coinsOf } from '#modules/till/count-form.ts'
import { sessionsEn as en } from '#modules/till/messages.sessions.en.ts'
import { sessionsFr as fr } from '#modules/till/messages.sessions.fr.ts'
import { mayHoldTill } from '#modules/till/permits.ts'
import { closeSession } from '#modules/till/sessions/close.server.ts'
import { countedSum } from '#modules/till/sessions/open.server.ts'
import { sessionPage } from '#modules/till/sessions/read.server.ts'
import { CoinFields, type FoundGap } from '#modules/till/ui/CoinFields.tsx'
import type { Ctx } from '#platform/context/ctx.server.ts'
import { readForm, refusedForm } from '#platform/forms/form.ts'
import { shownForm } from '#platform/forms/shown.ts'
import { noPage, refusePage } from '#platform/session/guard.ts'
import { hubContext } from '#platform/session/request.server.ts'
import { Button, ButtonLink } from '#ui/Button.tsx'
import { Field } from '#ui/Field.tsx'
import { FieldSet, Form, FormActions } from '#ui/Form.tsx'
import { ArrowLeft } from '#ui/icons.ts'
import { useLocale, useWords } from '#ui/language.tsx'
import { PageHeader } from '#ui/PageHeader.tsx'
import type { Route } from './+types/route'
import { closeForm } from './form.ts'
import '#modules/till/ui/drawers.css'

async function pageOf(ctx: Ctx, number: string) {
  if (!mayHoldTill(ctx.actor)) refusePage()
  return (await sessionPage(ctx, number)) ?? noPage()
}

/** Somebody else counted it first: their count stands, and the page says so. */
const closedMeanwhile = (ctx: Ctx, number: string) => `/${ctx.hub.slug}/caisse/sessions/${number}?fait=deja`

export async function loader({ context, params }: Route.LoaderArgs) {
  const ctx = context.get(hubContext)
  const { session, till, count } = await pageOf(ctx, params.number)
  if (count) throw redirect(closedMeanwhile(ctx, session.number))
  return { till, key: newId<'Form'>() }
}

export async function action({ request, context, params }: Route.ActionArgs) {
  const ctx = context.get(hubContext)
  const { session } = await pageOf(ctx, params.number)
  const form = readForm(closeForm, await request.formData())
  const none: FoundGap | undefined = undefined
  if (!form.ok) return data({ values: form.values, errors: form.errors, gap: none }, { status: 422 })
  const count = coinsOf(form.value)
  const { toSafe, why, idempotencyKey } = form.value
  const closed = await closeSession(ctx, { ...count, sessionId: session.id, toSafe, why, idempotencyKey })
  if (closed.ok) return redirect(`/${ctx.hub.slug}/caisse/sessions/${session.number}?fait=ferme`)
  if (closed.code === 'session_closed') return redirect(closedMeanwhile(ctx, session.number))
  const counted = countedSum(count)
  let gap: FoundGap | undefined
  if (closed.code === 'gap_needs_why' && counted.ok) {
    const { held } = await pageOf(ctx, params.number)
    gap = { counted: counted.value.toString(), expected: held.toString() }
  }
  return data({ ...refusedForm(form.values, closed), gap }, { status: 422 })
}

export default function CountDrawer({ loaderData, actionData, params }: Route.ComponentProps) {
  const t = useWords({ fr, en })
  const w = t.close
  const title = w.title(loaderData.till)
  return (
    <>
      <title>{`${title} · Palier`}</title>
      <PageHeader
        over={params.number}
        title={title}
        lede={w.lede}
        quiet={
          <ButtonLink href={`/${params.hub}/caisse/tiroirs`} icon={ArrowLeft}>
            {t.session.back}
          </ButtonLink>
        }
      />
      <Form
        idempotencyKey={loaderData.key}
        className="drawer-form"
        {...shownForm(useLocale(), actionData, t.errors)}
      >
        <CoinFields gap={actionData?.gap} />
        <FieldSet legend={w.two}>
          <Field type="money" name="toSafe" label={w.toSafe} help={w.toSafeHelp} optional width="medium" />
        </FieldSet>
        <FormActions>
          <Button tone="primary">{w.save}</Button>
        </FormActions>
      </Form>
    </>
  )
}
