import './import.css'
import { data, redirect } from 'react-router'
import { IMPORT_FIELDS } from '#modules/people/import/fields.ts'
import { chooseFor } from '#modules/people/import/import.server.ts'
import { en as peopleEn } from '#modules/people/messages.en.ts'
import { fr as peopleFr } from '#modules/people/messages.fr.ts'
import { en } from '#modules/people/messages.import.en.ts'
import { fr } from '#modules/people/messages.import.fr.ts'
import { mayImportPeople } from '#modules/people/permits.ts'
import { PERSON_SEGMENTS } from '#modules/people/rules/segments.ts'
import { readForm, refusedForm } from '#platform/forms/form.ts'
import { shownForm } from '#platform/forms/shown.ts'
import { refusePage } from '#platform/session/guard.ts'
import { hubContext } from '#platform/session/request.server.ts'
import { Button } from '#ui/Button.tsx'
import { Field } from '#ui/Field.tsx'
import { Form, FormActions } from '#ui/Form.tsx'
import { useLocale, useWords } from '#ui/language.tsx'
import { Notice } from '#ui/Notice.tsx'
import { PageHeader } from '#ui/PageHeader.tsx'
import { Steps } from '#ui/Steps.tsx'
import type { Route } from './+types/columns.route'
import { segmentForm, typedMapping } from './form.ts'
import { readColumnsPage } from './query.server.ts'

export async function loader({ context }: Route.LoaderArgs) {
  const ctx = context.get(hubContext)
  if (!mayImportPeople(ctx.actor)) refusePage()
  const page = await readColumnsPage(ctx)
  if (!page) throw redirect(`/${ctx.hub.slug}/personnes/importer`)
  return page
}

export async function action({ request, context }: Route.ActionArgs) {
  const ctx = context.get(hubContext)
  if (!mayImportPeople(ctx.actor)) refusePage()
  const typed = await request.formData()
  const page = await readColumnsPage(ctx)
  if (!page) return redirect(`/${ctx.hub.slug}/personnes/importer`)
  const form = readForm(segmentForm, typed)
  if (!form.ok) return data({ values: form.values, errors: form.errors }, { status: 422 })
  const { segment } = form.value
  const mapping = typedMapping(typed, page.columns.length)
  const chosen = await chooseFor(ctx, { mapping, choices: { segment } })
  if (!chosen.ok) return data(refusedForm(form.values, chosen), { status: 422 })
  return redirect(`/${ctx.hub.slug}/personnes/importer/apercu`)
}

const isSource = (source: string): source is keyof typeof fr.sources => source in fr.sources

export default function ImportColumns({ loaderData, actionData, params }: Route.ComponentProps) {
  const t = useWords({ fr, en })
  const people = useWords({ fr: peopleFr, en: peopleEn })
  const { name, source, rows, skipped, columns, segment } = loaderData
  const from = isSource(source) ? t.columns.from(t.sources[source]) : ''
  const options = IMPORT_FIELDS.map((value) => ({ value, label: t.fields[value] }))
  return (
    <>
      <title>{`${t.columns.title} · Palier`}</title>
      <PageHeader title={t.columns.title} lede={t.columns.lede(name, rows, from)} />
      <Steps
        steps={t.steps.map((label) => ({ label, href: `/${params.hub}/personnes/importer` }))}
        current={1}
      />
      {skipped > 0 && <Notice live={false}>{t.columns.skipped(skipped)}</Notice>}
      <p className="ui-soft">{t.columns.help}</p>
      <Form id="colonnes" {...shownForm(useLocale(), actionData, t.errors)}>
        <div className="people-import-columns">
          {columns.map(({ name, head, field, samples }) => (
            <Field
              key={name}
              type="select"
              name={name}
              label={head}
              help={samples.length > 0 ? t.columns.sample(samples.join(' · ')) : t.columns.empty}
              value={field ?? ''}
              blank={t.columns.ignore}
              options={options}
            />
          ))}
        </div>
        <Field
          type="select"
          name="segment"
          label={t.columns.segment}
          value={segment}
          blank={false}
          options={PERSON_SEGMENTS.map((value) => ({ value, label: people.segments[value] }))}
        />
        <FormActions>
          <Button tone="primary">{t.columns.go}</Button>
        </FormActions>
      </Form>
    </>
  )
}
