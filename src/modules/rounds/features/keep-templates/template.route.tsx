import { data, redirect } from 'react-router'
import { isId } from '#kit/id.ts'
import type { Result } from '#kit/result.ts'
import { USUAL_MINUTES } from '#modules/rounds/errands/facts.server.ts'
import { en } from '#modules/rounds/messages.collect.en.ts'
import { fr } from '#modules/rounds/messages.collect.fr.ts'
import { mayKeepFleet } from '#modules/rounds/permits.ts'
import {
  addLine,
  editTemplate,
  removeLine,
  setTemplateRemoved,
} from '#modules/rounds/templates/keep.server.ts'
import { readForm, refusedForm } from '#platform/forms/form.ts'
import { shownForm } from '#platform/forms/shown.ts'
import { noPage, refusePage } from '#platform/session/guard.ts'
import { hubContext, servicesContext } from '#platform/session/request.server.ts'
import { Button } from '#ui/Button.tsx'
import { Card } from '#ui/Card.tsx'
import { Form, FormActions } from '#ui/Form.tsx'
import { Check, Trash2, Undo2 } from '#ui/icons.ts'
import { useLocale, useWords } from '#ui/language.tsx'
import { Notice } from '#ui/Notice.tsx'
import { PageHeader } from '#ui/PageHeader.tsx'
import type { Route } from './+types/template.route'
import { inputOf, lineForm, lineOf, removeLineForm, templateForm } from './form.ts'
import { LineForm } from './LineForm.tsx'
import { LineTable } from './LineTable.tsx'
import { nameIn, templateChoices, templatePage } from './query.server.ts'
import { TemplateFields, useTemplateLabels } from './TemplateFields.tsx'

export async function loader({ request, context, params }: Route.LoaderArgs) {
  const ctx = context.get(hubContext)
  if (!mayKeepFleet(ctx.actor)) refusePage()
  const page = isId<'RoundTemplate'>(params.model) ? await templatePage(ctx, params.model) : null
  return {
    page: page ?? noPage(),
    choices: await templateChoices(ctx, context.get(servicesContext).db),
    done: new URL(request.url).searchParams.get('fait'),
  }
}

export async function action({ request, context, params }: Route.ActionArgs) {
  const ctx = context.get(hubContext)
  if (!mayKeepFleet(ctx.actor)) refusePage()
  const id = isId<'RoundTemplate'>(params.model) ? params.model : noPage()
  const here = `/${ctx.hub.slug}/tournees/modeles/${id}`
  const sent = await request.formData()
  const intent = String(sent.get('intent') ?? '')
  const wrong = (at: string, state: { values: Record<string, string>; errors: Record<string, string> }) =>
    data({ at, state: { values: state.values, errors: state.errors } }, { status: 422 })
  const answer = (at: string, values: Record<string, string>, done: Result<unknown>, fait: string) =>
    done.ok
      ? redirect(`${here}?fait=${fait}`)
      : data({ at, state: refusedForm(values, done) }, { status: 422 })
  if (intent === 'remove' || intent === 'restore')
    return answer(
      'state',
      {},
      await setTemplateRemoved(ctx, id, intent === 'remove'),
      intent === 'remove' ? 'retire' : 'remis',
    )
  if (intent === 'remove-line') {
    const form = readForm(removeLineForm, sent)
    if (!form.ok) return wrong('lines', form)
    const { at, what } = form.value
    return answer('lines', {}, await removeLine(ctx, id, at, what), 'ligne-retiree')
  }
  if (intent === 'add-line') {
    const form = readForm(lineForm, sent)
    if (!form.ok) return wrong('line', form)
    const line = lineOf(form.value, USUAL_MINUTES[form.value.way])
    return answer('line', form.values, await addLine(ctx, id, line), 'ligne-ajoutee')
  }
  const form = readForm(templateForm, sent)
  if (!form.ok) return wrong('facts', form)
  const { who } = await templateChoices(ctx, context.get(servicesContext).db)
  const saved = await editTemplate(
    ctx,
    id,
    inputOf(form.value, (key) => nameIn(who, key)),
  )
  return answer('facts', form.values, saved, 'enregistre')
}

export default function TemplatePage({ loaderData, actionData, params }: Route.ComponentProps) {
  const t = useWords({ fr, en })
  const labels = useTemplateLabels()
  const w = t.models
  const locale = useLocale()
  const { page, choices, done } = loaderData
  const base = `/${params.hub}/tournees/modeles`
  const shown = (at: string, before: Record<string, string> = {}) =>
    shownForm(locale, actionData?.at === at ? actionData.state : undefined, t.errors, before)
  const facts = shown('facts', page.values)
  const news = {
    ...{ enregistre: w.saved, remis: w.restored },
    ...{ 'ligne-ajoutee': w.lineAdded, 'ligne-retiree': w.lineRemoved },
  }[done ?? '']
  const lines = shown('lines')
  // Its fields are hidden ones: what is wrong with them has no other place.
  const wrong = lines.error ?? Object.values(lines.errors ?? {})[0] ?? shown('state').error
  return (
    <>
      <title>{`${page.name} · Palier`}</title>
      <PageHeader title={page.name} over={<a href={base}>{w.title}</a>} />
      <div className="ui-stack">
        {news && !actionData && !page.removed && <Notice tone="success">{news}</Notice>}
        {wrong && <Notice tone="danger">{wrong}</Notice>}
        {page.removed ? (
          <Notice
            actions={
              <Form id="remettre" intent="restore">
                <Button icon={Undo2}>{w.restore}</Button>
              </Form>
            }
          >
            {w.removed}
          </Notice>
        ) : (
          <>
            <Card title={w.linesTitle} id="arrets">
              {page.lines.length === 0 ? (
                <p>{w.linesNone}</p>
              ) : (
                <LineTable lines={page.lines} action={`${base}/${page.id}`} />
              )}
              <LineForm shown={shown('line')} open={actionData?.at === 'line'} />
            </Card>
            <Form id="modele" labels={labels} {...facts}>
              <TemplateFields weekdays={(facts.values.weekdays ?? '').split(',')} choices={choices} />
              <FormActions>
                <Button tone="primary" icon={Check}>
                  {w.save}
                </Button>
              </FormActions>
            </Form>
            <Form id="retirer" intent="remove">
              <Button tone="quiet" icon={Trash2}>
                {w.remove}
              </Button>
            </Form>
          </>
        )}
      </div>
    </>
  )
}
