import { data, redirect } from 'react-router'
import { newId } from '#kit/id.ts'
import { chooseFor, importFile } from '#modules/people/import/import.server.ts'
import { en } from '#modules/people/messages.import.en.ts'
import { fr } from '#modules/people/messages.import.fr.ts'
import { mayImportPeople } from '#modules/people/permits.ts'
import { readForm, refusedForm } from '#platform/forms/form.ts'
import { shownForm } from '#platform/forms/shown.ts'
import { refusePage } from '#platform/session/guard.ts'
import { hubContext } from '#platform/session/request.server.ts'
import { Button, ButtonLink } from '#ui/Button.tsx'
import { Form, FormActions } from '#ui/Form.tsx'
import { useLocale, useWords } from '#ui/language.tsx'
import { Notice } from '#ui/Notice.tsx'
import { PageHeader } from '#ui/PageHeader.tsx'
import { Steps } from '#ui/Steps.tsx'
import type { Route } from './+types/preview.route'
import { ChoicesForm } from './ChoicesForm.tsx'
import { Counts } from './Counts.tsx'
import { choicesForm, goForm } from './form.ts'
import { PeopleSample } from './PeopleSample.tsx'
import { Problems } from './Problems.tsx'
import { readPreviewPage } from './query.server.ts'

export async function loader({ context }: Route.LoaderArgs) {
  const ctx = context.get(hubContext)
  if (!mayImportPeople(ctx.actor)) refusePage()
  const page = await readPreviewPage(ctx)
  if (!page) throw redirect(`/${ctx.hub.slug}/personnes/importer`)
  return { ...page, key: newId<'Form'>() }
}

export async function action({ request, context }: Route.ActionArgs) {
  const ctx = context.get(hubContext)
  if (!mayImportPeople(ctx.actor)) refusePage()
  const typed = await request.formData()
  const base = `/${ctx.hub.slug}/personnes/importer`
  if (typed.get('intent') === 'choose') {
    const form = readForm(choicesForm, typed)
    if (!form.ok) return data({ values: form.values, errors: form.errors }, { status: 422 })
    const chosen = await chooseFor(ctx, { choices: form.value })
    if (!chosen.ok) return data(refusedForm(form.values, chosen), { status: 422 })
    return redirect(`${base}/apercu`)
  }
  const form = readForm(goForm, typed)
  if (!form.ok) return data({ values: {}, errors: form.errors }, { status: 422 })
  const done = await importFile(ctx, form.value)
  if (!done.ok) return data(refusedForm({}, done), { status: 422 })
  return redirect(`${base}?fait=${done.value.id}`)
}

export default function ImportPreview({ loaderData, actionData, params }: Route.ComponentProps) {
  const t = useWords({ fr, en })
  const { id, name, rows, choices, counts, key } = loaderData
  const base = `/${params.hub}/personnes/importer`
  const useful = counts.created + counts.completed
  const news = useful + counts.repeated
  return (
    <>
      <title>{`${t.preview.title} · Palier`}</title>
      <PageHeader title={t.preview.title} lede={t.preview.lede(name, rows)} />
      <Steps
        steps={t.steps.map((label, at) => ({ label, href: at === 1 ? `${base}/colonnes` : base }))}
        current={2}
      />
      <div className="ui-stack">
        <Counts counts={counts} />
        {useful === 0 && counts.refused < rows && <Notice live={false}>{t.preview.nothing}</Notice>}
        <Form
          id="importer"
          intent="import"
          idempotencyKey={key}
          hidden={{ file: id }}
          {...shownForm(useLocale(), actionData, t.errors)}
        >
          {counts.memberships > 0 && (
            <p className="ui-soft">
              {t.preview.money} {t.preview.period12}
            </p>
          )}
          <FormActions>
            <Button tone="primary">{useful > 0 ? t.preview.go(news) : t.preview.again}</Button>
            <ButtonLink href={`${base}/colonnes`}>{t.preview.columns}</ButtonLink>
          </FormActions>
        </Form>
        <PeopleSample page={loaderData} />
        <ChoicesForm choices={choices} />
        <Problems page={loaderData} href={`${base}/a-corriger`} />
      </div>
    </>
  )
}
