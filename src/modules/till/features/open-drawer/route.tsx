import { data, redirect } from 'react-router'
import { isId, newId } from '#kit/id.ts'
import { coinsOf } from '#modules/till/count-form.ts'
import { sessionsEn as en } from '#modules/till/messages.sessions.en.ts'
import { sessionsFr as fr } from '#modules/till/messages.sessions.fr.ts'
import { mayHoldTill } from '#modules/till/permits.ts'
import { countedSum, openSession } from '#modules/till/sessions/open.server.ts'
import { tillToOpen } from '#modules/till/sessions/read.server.ts'
import { CoinFields, type FoundGap } from '#modules/till/ui/CoinFields.tsx'
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
import { openForm } from './form.ts'
import '#modules/till/ui/drawers.css'

async function tillOf(ctx: Ctx, id: string) {
  if (!mayHoldTill(ctx.actor)) refusePage()
  return (isId<'Till'>(id) && (await tillToOpen(ctx, id))) || noPage()
}

export async function loader({ context, params }: Route.LoaderArgs) {
  const ctx = context.get(hubContext)
  const { till, last } = await tillOf(ctx, params.till)
  // Somebody opened it meanwhile: its own page says what may be done.
  if (last && !last.count) throw redirect(`/${ctx.hub.slug}/caisse/sessions/${last.session.number}`)
  return { name: till.name, expected: last?.count?.kept ?? null, key: newId<'Form'>() }
}

export async function action({ request, context, params }: Route.ActionArgs) {
  const ctx = context.get(hubContext)
  const { till, last } = await tillOf(ctx, params.till)
  const form = readForm(openForm, await request.formData())
  const gap: FoundGap | undefined = undefined
  if (!form.ok) return data({ values: form.values, errors: form.errors, gap }, { status: 422 })
  const count = coinsOf(form.value)
  const opened = await openSession(ctx, {
    ...count,
    tillId: till.id,
    fromSafe: form.value.from === 'safe',
    why: form.value.why,
    idempotencyKey: form.value.idempotencyKey,
  })
  if (opened.ok) return redirect(`/${ctx.hub.slug}/caisse/sessions/${opened.value.number}?fait=ouvert`)
  const counted = countedSum(count)
  const expected = last?.count?.kept
  const found: FoundGap | undefined =
    opened.code === 'gap_needs_why' && counted.ok && expected !== undefined
      ? { counted: counted.value.toString(), expected: expected.toString() }
      : undefined
  return data({ ...refusedForm(form.values, opened), gap: found }, { status: 422 })
}

export default function OpenDrawer({ loaderData, actionData, params }: Route.ComponentProps) {
  const t = useWords({ fr, en })
  const w = t.open
  const locale = useLocale()
  const { name, expected, key } = loaderData
  const title = w.title(name)
  return (
    <>
      <title>{`${title} · Palier`}</title>
      <PageHeader
        title={title}
        lede={w.lede}
        quiet={
          <ButtonLink href={`/${params.hub}/caisse/tiroirs`} icon={ArrowLeft}>
            {t.session.back}
          </ButtonLink>
        }
      />
      <p className="ui-soft">{expected === null ? w.first : w.expected(formatEuros(expected, locale))}</p>
      <Form idempotencyKey={key} className="drawer-form" {...shownForm(locale, actionData, t.errors)}>
        <CoinFields gap={actionData?.gap} />
        {actionData?.gap && (
          <Field
            type="radio"
            name="from"
            label={w.where}
            value="gap"
            options={[
              { value: 'gap', label: w.gap },
              { value: 'safe', label: w.fromSafe },
            ]}
          />
        )}
        <FormActions>
          <Button tone="primary">{w.save}</Button>
        </FormActions>
      </Form>
    </>
  )
}
