import { isId, newId } from '#kit/id.ts'
import { toInput } from '#kit/money.ts'
import { en } from '#modules/funding/messages.en.ts'
import { fr } from '#modules/funding/messages.fr.ts'
import { mayWriteFunding } from '#modules/funding/permits.ts'
import { grantById, instalmentsOf } from '#modules/funding/store.server.ts'
import { linkable, linkInstalment, receiveInstalment } from '#modules/funding/use-cases/instalments.server.ts'
import { MeansField } from '#modules/money/ui/MeansField.tsx'
import { organisationNames } from '#modules/people/index.server.ts'
import { shownForm } from '#platform/forms/shown.ts'
import { actBy, verb } from '#platform/forms/verbs.server.ts'
import { noPage, refusePage } from '#platform/session/guard.ts'
import { hubContext } from '#platform/session/request.server.ts'
import { Button } from '#ui/Button.tsx'
import { Card } from '#ui/Card.tsx'
import { formatDay } from '#ui/dates.ts'
import { Field } from '#ui/Field.tsx'
import { Form, FormActions } from '#ui/Form.tsx'
import { formatEuros } from '#ui/format.ts'
import { useLocale, useWords } from '#ui/language.tsx'
import { Notice } from '#ui/Notice.tsx'
import { PageHeader } from '#ui/PageHeader.tsx'
import type { Route } from './+types/route'
import { linkForm, receiveForm } from './form.ts'

export async function loader({ context, params }: Route.LoaderArgs) {
  const ctx = context.get(hubContext)
  if (!mayWriteFunding(ctx.actor)) refusePage()
  const id = params.grant
  if (!isId<'Grant'>(id)) noPage()
  const { grant, parts } = await ctx.read(async (tx) => ({
    grant: await grantById(tx, ctx.hub.id, id),
    parts: await instalmentsOf(tx, ctx.hub.id, [id]),
  }))
  const part = parts.find((one) => one.id === params.instalment)
  if (!grant || !part) noPage()
  return {
    key: newId<'Form'>(),
    name: grant.name,
    funder: (await organisationNames(ctx, [grant.organisationId])).get(grant.organisationId) ?? '',
    amount: part.amount,
    operations: await linkable(ctx, grant.organisationId),
    today: ctx.today(),
  }
}

export async function action({ request, context, params }: Route.ActionArgs) {
  const ctx = context.get(hubContext)
  if (!mayWriteFunding(ctx.actor)) refusePage()
  const { grant, instalment } = params
  if (!isId<'Grant'>(grant) || !isId<'Instalment'>(instalment)) noPage()
  const to = () => '?fait=received#versements'
  const verbs = {
    record: verb(receiveForm, (c, input) => receiveInstalment(c, grant, instalment, input), to),
    link: verb(linkForm, (c, { operationId }) => linkInstalment(c, grant, instalment, operationId), to),
  }
  const base = `/${ctx.hub.slug}/partenaires/financements/${grant}`
  return await actBy(verbs, ctx, await request.formData(), base)
}

export default function Receive({ loaderData, actionData: sent, params }: Route.ComponentProps) {
  const t = useWords({ fr, en })
  const w = t.receive
  const locale = useLocale()
  const { key, name, funder, amount, operations, today } = loaderData
  const shown = (intent: string, before: Record<string, string> = {}) => ({
    ...{ id: intent, intent },
    ...shownForm(locale, sent?.intent === intent ? sent.state : undefined, t.errors, before),
  })
  // Refused, and its form is gone: no income is left to link, or nothing here bears this name.
  const lost = sent && sent.intent !== 'record' && !(sent.intent === 'link' && operations.length > 0)
  // What was given for the very amount comes first: it is most often the one.
  const sorted = [...operations].sort((a, b) => Number(b.amount === amount) - Number(a.amount === amount))
  return (
    <>
      <title>{`${w.title} · Palier`}</title>
      <PageHeader
        title={w.title}
        over={<a href={`/${params.hub}/partenaires/financements/${params.grant}`}>{name}</a>}
        lede={w.lede(formatEuros(amount, locale), funder)}
      />
      <div className="ui-stack">
        {lost && <Notice tone="danger">{t.errors.unknown_operation}</Notice>}
        {operations.length > 0 && (
          <Card title={w.link}>
            <p className="ui-soft">{w.linkHelp}</p>
            <Form {...shown('link')}>
              <Field
                type="select"
                name="operationId"
                label={w.operation}
                options={sorted.map((one) => ({
                  value: one.id,
                  label: w.option(
                    formatDay(one.day, locale, today.slice(0, 4)),
                    formatEuros(one.amount, locale),
                    one.label,
                    one.number,
                  ),
                }))}
              />
              <FormActions>
                <Button tone="primary">{w.linkSave}</Button>
              </FormActions>
            </Form>
          </Card>
        )}
        <Card title={w.record}>
          <p className="ui-soft">
            {w.recordHelp} {operations.length === 0 && w.noOperation}
          </p>
          <Form {...shown('record', { day: today, amount: toInput(amount) })} idempotencyKey={key}>
            <Field type="date" name="day" label={w.day} width="medium" />
            <Field type="money" name="amount" label={w.amount} width="medium" />
            <MeansField label={w.means} value="transfer" />
            <FormActions>
              <Button tone={operations.length > 0 ? 'quiet' : 'primary'}>{w.save}</Button>
            </FormActions>
          </Form>
        </Card>
      </div>
    </>
  )
}
