import { redirect } from 'react-router'
import { isId, newId } from '#kit/id.ts'
import { wordsFor } from '#kit/words.ts'
import { readBoard } from '#modules/plan/board.server.ts'
import { en } from '#modules/plan/messages.en.ts'
import { fr } from '#modules/plan/messages.fr.ts'
import { mayReadPlan, mayWritePlan } from '#modules/plan/permits.ts'
import { templateNames } from '#modules/plan/templates/templates.ts'
import { keptTemplates, removedTemplate } from '#modules/plan/templates-list.server.ts'
import { BesideBoard } from '#modules/plan/ui/BesideBoard.tsx'
import { shownForm } from '#platform/forms/shown.ts'
import { actBy, verb } from '#platform/forms/verbs.server.ts'
import { refusePage } from '#platform/session/guard.ts'
import { hubContext, localeContext } from '#platform/session/request.server.ts'
import { Button } from '#ui/Button.tsx'
import { Field } from '#ui/Field.tsx'
import { Form, FormActions } from '#ui/Form.tsx'
import { Bookmark } from '#ui/icons.ts'
import { useLocale, useWords } from '#ui/language.tsx'
import type { Route } from './+types/route'
import { applyTemplateForm, saveTemplateForm, templateSeenForm } from './form.ts'
import { MineTable, OthersTable } from './TemplateTables.tsx'
import {
  applyTemplate,
  removeTemplate,
  restoreTemplate,
  saveTemplate,
  shareTemplate,
} from './use-case.server.ts'

export async function loader({ request, context, params }: Route.LoaderArgs) {
  const ctx = context.get(hubContext)
  if (!mayReadPlan(ctx.actor)) refusePage()
  const board = await readBoard(ctx, context.get(localeContext))
  if (!board) throw redirect(`/${params.hub}/modele/nouveau`)
  const query = new URL(request.url).searchParams
  const removed = query.get('retire')
  return {
    templates: await keptTemplates(ctx),
    empty: board.notes.length + board.lines.length === 0,
    removed: isId<'Template'>(removed) ? await removedTemplate(ctx, removed) : null,
    done: query.get('fait'),
    mayWrite: mayWritePlan(ctx.actor),
    key: newId<'Form'>(),
  }
}

const PAGE = '/points-de-depart'
const VERBS = {
  share: verb(
    templateSeenForm,
    (ctx, seen) => shareTemplate(ctx, seen, true),
    () => `${PAGE}?fait=shared`,
  ),
  unshare: verb(
    templateSeenForm,
    (ctx, seen) => shareTemplate(ctx, seen, false),
    () => `${PAGE}?fait=unshared`,
  ),
  remove: verb(templateSeenForm, removeTemplate, (id) => `${PAGE}?fait=removed&retire=${id}`),
  restore: verb(templateSeenForm, restoreTemplate, () => `${PAGE}?fait=restored`),
  apply: verb(applyTemplateForm, applyTemplate, () => '?fait=created'),
}

export async function action({ request, context, params }: Route.ActionArgs) {
  const ctx = context.get(hubContext)
  if (!mayWritePlan(ctx.actor)) refusePage()
  const { funder } = wordsFor(context.get(localeContext), { fr, en }).canvas.templates
  const save = verb(
    saveTemplateForm,
    (c, input) => saveTemplate(c, { ...input, funder }),
    () => `${PAGE}?fait=saved`,
  )
  return await actBy({ ...VERBS, save }, ctx, await request.formData(), `/${params.hub}/modele`)
}

export default function Templates({ loaderData, actionData, params }: Route.ComponentProps) {
  const t = useWords({ fr, en })
  const w = t.canvas.templates
  const locale = useLocale()
  const { templates, empty, removed, done, mayWrite, key } = loaderData
  const base = `/${params.hub}/modele/points-de-depart`
  const sent = actionData?.intent
  const shown = shownForm(locale, sent === 'save' ? actionData?.state : undefined, t.errors, {
    figures: 'yes',
  })
  const other = sent && sent !== 'save' ? shownForm(locale, actionData?.state, t.errors) : null
  const mine = templates.filter((one) => one.from === null)
  const others = templates.filter((one) => one.from !== null)
  return (
    <>
      <BesideBoard
        hub={params.hub}
        base={base}
        words={w}
        refused={other}
        done={sent ? null : done}
        removed={removed}
      />
      {empty && mayWrite && (
        <Form id="apply" intent="apply" action={base} idempotencyKey={key}>
          <p>{w.applyHelp}</p>
          <Field
            type="select"
            name="template"
            label={t.create.template}
            blank={false}
            options={[
              {
                group: w.house,
                options: templateNames
                  .filter((name) => name !== 'empty')
                  .map((name) => ({ value: name, label: t.create.templates[name] })),
              },
              ...(templates.length > 0
                ? [
                    {
                      group: w.open,
                      options: templates.map(({ id, name, from }) => ({
                        value: id,
                        label: from ? `${name} · ${from}` : name,
                      })),
                    },
                  ]
                : []),
            ]}
          />
          <FormActions>
            <Button tone="primary">{w.apply}</Button>
          </FormActions>
        </Form>
      )}
      <h2>{w.mine}</h2>
      <MineTable templates={mine} base={base} mayWrite={mayWrite} />
      <h2>{w.others}</h2>
      <OthersTable templates={others} />
      {mayWrite && !empty && (
        <section aria-labelledby="save-template">
          <h2 id="save-template">{w.save}</h2>
          <Form id="save" intent="save" action={base} idempotencyKey={key} {...shown}>
            <Field name="name" label={w.name} help={w.nameHelp} maxLength={120} autoComplete="off" />
            <Field type="textarea" name="about" label={w.about} help={w.aboutHelp} rows={2} maxLength={400} />
            <Field
              type="checkbox"
              name="figures"
              label={w.figures}
              help={w.figuresHelp}
              optional
              value="yes"
            />
            <Field type="checkbox" name="shared" label={w.share} help={w.shareHelp} optional value="yes" />
            <FormActions>
              <Button tone="primary" icon={Bookmark}>
                {w.keep}
              </Button>
            </FormActions>
          </Form>
        </section>
      )}
    </>
  )
}
