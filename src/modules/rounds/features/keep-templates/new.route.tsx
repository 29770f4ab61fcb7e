import { data, redirect } from 'react-router'
import { newId } from '#kit/id.ts'
import { en } from '#modules/rounds/messages.collect.en.ts'
import { fr } from '#modules/rounds/messages.collect.fr.ts'
import { mayKeepFleet } from '#modules/rounds/permits.ts'
import { modelOfRound } from '#modules/rounds/templates/copy.server.ts'
import { addTemplate } from '#modules/rounds/templates/keep.server.ts'
import { readForm, refusedForm } from '#platform/forms/form.ts'
import { shownForm } from '#platform/forms/shown.ts'
import { refusePage } from '#platform/session/guard.ts'
import { hubContext, servicesContext } from '#platform/session/request.server.ts'
import { Button } from '#ui/Button.tsx'
import { Form, FormActions } from '#ui/Form.tsx'
import { Check } from '#ui/icons.ts'
import { useLocale, useWords } from '#ui/language.tsx'
import { Notice } from '#ui/Notice.tsx'
import { PageHeader } from '#ui/PageHeader.tsx'
import type { Route } from './+types/new.route'
import { inputOf, templateForm } from './form.ts'
import { nameIn, newTemplatePage, templateChoices } from './query.server.ts'
import { TemplateFields, useTemplateLabels } from './TemplateFields.tsx'

export async function loader({ request, context }: Route.LoaderArgs) {
  const ctx = context.get(hubContext)
  if (!mayKeepFleet(ctx.actor)) refusePage()
  const round = new URL(request.url).searchParams.get('tournee')
  return {
    ...(await newTemplatePage(ctx, round)),
    choices: await templateChoices(ctx, context.get(servicesContext).db),
    key: newId<'Form'>(),
  }
}

export async function action({ request, context }: Route.ActionArgs) {
  const ctx = context.get(hubContext)
  if (!mayKeepFleet(ctx.actor)) refusePage()
  const form = readForm(templateForm, await request.formData())
  if (!form.ok) return data({ values: form.values, errors: form.errors }, { status: 422 })
  const { who } = await templateChoices(ctx, context.get(servicesContext).db)
  const { round, idempotencyKey } = form.value
  const added = await addTemplate(ctx, {
    ...inputOf(form.value, (key) => nameIn(who, key)),
    lines: (round && (await modelOfRound(ctx, round))?.lines) || [],
    idempotencyKey,
  })
  if (!added.ok) return data(refusedForm(form.values, added), { status: 422 })
  return redirect(`/${ctx.hub.slug}/tournees/modeles/${added.value.id}?fait=enregistre`)
}

export default function NewTemplate({ loaderData, actionData, params }: Route.ComponentProps) {
  const t = useWords({ fr, en })
  const labels = useTemplateLabels()
  const w = t.models
  const { copied, values, choices, key } = loaderData
  const base = `/${params.hub}/tournees/modeles`
  const shown = shownForm(useLocale(), actionData, t.errors, values)
  return (
    <>
      <title>{`${w.newTitle} · Palier`}</title>
      <PageHeader title={w.newTitle} over={<a href={base}>{w.title}</a>} />
      <div className="ui-stack">
        {copied && (
          <Notice title={w.fromRound(copied.number)} live={false}>
            {copied.lines > 0 && w.withLines(copied.lines)}
          </Notice>
        )}
        <Form
          id="modele"
          idempotencyKey={key}
          hidden={copied ? { round: copied.number } : {}}
          labels={labels}
          {...shown}
        >
          <TemplateFields weekdays={(shown.values.weekdays ?? '').split(',')} choices={choices} />
          <FormActions>
            <Button tone="primary" icon={Check}>
              {w.save}
            </Button>
          </FormActions>
        </Form>
      </div>
    </>
  )
}
