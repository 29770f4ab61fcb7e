import { data, redirect } from 'react-router'
import { addDays } from '#kit/day.ts'
import { isId, newId } from '#kit/id.ts'
import {
  mayWriteRecurrences,
  nextOccurrences,
  recurringWork,
  ruleColumns,
} from '#modules/contracts/index.server.ts'
import { seasonEn as en } from '#modules/requests/messages.season.en.ts'
import { seasonFr as fr } from '#modules/requests/messages.season.fr.ts'
import type { Ctx } from '#platform/context/ctx.server.ts'
import { readForm, refusedForm } from '#platform/forms/form.ts'
import { shownForm } from '#platform/forms/shown.ts'
import { noPage, refusePage } from '#platform/session/guard.ts'
import { hubContext, servicesContext } from '#platform/session/request.server.ts'
import { Button } from '#ui/Button.tsx'
import { Form, FormActions } from '#ui/Form.tsx'
import { useLocale, useWords } from '#ui/language.tsx'
import { PageHeader } from '#ui/PageHeader.tsx'
import type { Route } from './+types/change.route'
import { recurringChoices } from './choices.server.ts'
import { assigneeOf, recurringForm, recurringValues } from './form.ts'
import { changeRule } from './occurrence.server.ts'
import { Preview } from './Preview.tsx'
import { RuleFields } from './RuleFields.tsx'
import { teamNames } from './team.ts'

async function workOf(ctx: Ctx, id: string) {
  if (!mayWriteRecurrences(ctx.actor)) refusePage()
  const [work] = isId<'Recurrence'>(id) ? await recurringWork(ctx, { ids: [id] }) : []
  return work ?? noPage()
}

export async function loader({ context, params }: Route.LoaderArgs) {
  const ctx = context.get(hubContext)
  const work = await workOf(ctx, params.id)
  return {
    choices: await recurringChoices(ctx, context.get(servicesContext).db),
    title: work.title,
    before: recurringValues(work, addDays(ctx.today(), 1)),
    key: newId<'Form'>(),
  }
}

export async function action({ request, context, params }: Route.ActionArgs) {
  const ctx = context.get(hubContext)
  const work = await workOf(ctx, params.id)
  const posted = await request.formData()
  const form = readForm(recurringForm, posted)
  if (!form.ok) return data({ values: form.values, errors: form.errors, dates: null }, { status: 422 })
  const { input, who } = form.value
  if (posted.get('intent') === 'preview') {
    const rule = ruleColumns(input)
    if (!rule.ok) return data({ ...refusedForm(form.values, rule), dates: null }, { status: 422 })
    return { values: form.values, errors: {}, dates: nextOccurrences(rule.value, [], input.startsOn, 12) }
  }
  const choices = await recurringChoices(ctx, context.get(servicesContext).db)
  const changed = await changeRule(ctx, work.id, { ...input, assignee: assigneeOf(who, teamNames(choices)) })
  if (!changed.ok) return data({ ...refusedForm(form.values, changed), dates: null }, { status: 422 })
  return redirect(`/${ctx.hub.slug}/recurrents/${changed.value.id}?fait=changed`)
}

export default function ChangeRule({ loaderData, actionData }: Route.ComponentProps) {
  const t = useWords({ fr, en })
  const locale = useLocale()
  const { choices, before, key, title } = loaderData
  const heading = t.form.change(title)
  return (
    <>
      <title>{`${heading} · Palier`}</title>
      <PageHeader title={heading} lede={t.form.changeLede} />
      <Form idempotencyKey={key} {...shownForm(locale, actionData, t.errors, before)}>
        <RuleFields choices={choices} fixed />
        <Preview dates={actionData?.dates} />
        <FormActions>
          <Button tone="primary">{t.form.saveChange}</Button>
          <Button name="intent" value="preview" formAction="#dates">
            {t.form.preview}
          </Button>
        </FormActions>
      </Form>
    </>
  )
}
