import { data, redirect } from 'react-router'
import { newId } from '#kit/id.ts'
import {
  addRecurrence,
  contractsToChoose,
  mayWriteRecurrences,
  nextOccurrences,
  ruleColumns,
} from '#modules/contracts/index.server.ts'
import { seasonEn as en } from '#modules/requests/messages.season.en.ts'
import { seasonFr as fr } from '#modules/requests/messages.season.fr.ts'
import { readForm, refusedForm } from '#platform/forms/form.ts'
import { shownForm } from '#platform/forms/shown.ts'
import { refusePage } from '#platform/session/guard.ts'
import { hubContext, servicesContext } from '#platform/session/request.server.ts'
import { Button } from '#ui/Button.tsx'
import { Form, FormActions } from '#ui/Form.tsx'
import { useLocale, useWords } from '#ui/language.tsx'
import { PageHeader } from '#ui/PageHeader.tsx'
import type { Route } from './+types/new.route'
import { recurringChoices } from './choices.server.ts'
import { assigneeOf, NEW_RULE, recurringForm } from './form.ts'
import { Preview } from './Preview.tsx'
import { RuleFields } from './RuleFields.tsx'
import { teamNames } from './team.ts'

export async function loader({ request, context }: Route.LoaderArgs) {
  const ctx = context.get(hubContext)
  if (!mayWriteRecurrences(ctx.actor)) refusePage()
  const asked = new URL(request.url).searchParams.get('contrat')
  const contract = asked ? (await contractsToChoose(ctx)).find(({ number }) => number === asked) : undefined
  return {
    choices: await recurringChoices(ctx, context.get(servicesContext).db),
    before: {
      ...NEW_RULE,
      startsOn: ctx.today() as string,
      contractId: contract?.value ?? '',
      organisationId: contract?.organisationId ?? '',
    },
    key: newId<'Form'>(),
  }
}

export async function action({ request, context }: Route.ActionArgs) {
  const ctx = context.get(hubContext)
  if (!mayWriteRecurrences(ctx.actor)) refusePage()
  const posted = await request.formData()
  const form = readForm(recurringForm, posted)
  if (!form.ok) return data({ values: form.values, errors: form.errors, dates: null }, { status: 422 })
  const { input, who } = form.value
  if (posted.get('intent') === 'preview') {
    const rule = ruleColumns(input)
    if (!rule.ok) return data({ ...refusedForm(form.values, rule), dates: null }, { status: 422 })
    const from = input.startsOn > ctx.today() ? input.startsOn : ctx.today()
    return { values: form.values, errors: {}, dates: nextOccurrences(rule.value, [], from, 12) }
  }
  const choices = await recurringChoices(ctx, context.get(servicesContext).db)
  const added = await addRecurrence(ctx, { ...input, assignee: assigneeOf(who, teamNames(choices)) })
  if (!added.ok) return data({ ...refusedForm(form.values, added), dates: null }, { status: 422 })
  return redirect(`/${ctx.hub.slug}/recurrents/${added.value.id}?fait=added`)
}

export default function NewRecurring({ loaderData, actionData }: Route.ComponentProps) {
  const t = useWords({ fr, en })
  const locale = useLocale()
  const { choices, before, key } = loaderData
  return (
    <>
      <title>{`${t.form.new} · Palier`}</title>
      <PageHeader title={t.form.new} lede={t.form.newLede} />
      <Form idempotencyKey={key} {...shownForm(locale, actionData, t.errors, before)}>
        <RuleFields choices={choices} />
        <Preview dates={actionData?.dates} />
        <FormActions>
          <Button tone="primary">{t.form.save}</Button>
          <Button name="intent" value="preview" formAction="#dates">
            {t.form.preview}
          </Button>
        </FormActions>
      </Form>
    </>
  )
}
