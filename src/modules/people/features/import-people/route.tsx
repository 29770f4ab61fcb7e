import { data, redirect } from 'react-router'
import { LARGEST_PEOPLE_FILE } from '#modules/people/import/fields.ts'
import { forgetFile, sendFile } from '#modules/people/import/import.server.ts'
import { en } from '#modules/people/messages.import.en.ts'
import { fr } from '#modules/people/messages.import.fr.ts'
import { mayImportPeople } from '#modules/people/permits.ts'
import { tidyName } from '#platform/files/upload.ts'
import { refusedForm } from '#platform/forms/form.ts'
import { shownForm } from '#platform/forms/shown.ts'
import { refusePage } from '#platform/session/guard.ts'
import { hubContext } from '#platform/session/request.server.ts'
import { Button, ButtonLink } from '#ui/Button.tsx'
import { Card } from '#ui/Card.tsx'
import { DateTimeFr } from '#ui/DayFr.tsx'
import { EmptyState } from '#ui/EmptyState.tsx'
import { Field } from '#ui/Field.tsx'
import { Form, FormActions } from '#ui/Form.tsx'
import { formatNumber } from '#ui/format.ts'
import { Download, Upload } from '#ui/icons.ts'
import { useLocale, useWords } from '#ui/language.tsx'
import { Notice } from '#ui/Notice.tsx'
import { PageHeader } from '#ui/PageHeader.tsx'
import { Steps } from '#ui/Steps.tsx'
import { Table } from '#ui/Table.tsx'
import type { Route } from './+types/route'
import { readFilePage } from './query.server.ts'

export async function loader({ request, context }: Route.LoaderArgs) {
  const ctx = context.get(hubContext)
  if (!mayImportPeople(ctx.actor)) refusePage()
  const page = await readFilePage(ctx)
  const id = new URL(request.url).searchParams.get('fait')
  return { ...page, done: page.past.find((one) => one.id === id) ?? null }
}

export async function action({ request, context }: Route.ActionArgs) {
  const ctx = context.get(hubContext)
  if (!mayImportPeople(ctx.actor)) refusePage()
  const typed = await request.formData()
  const page = `/${ctx.hub.slug}/personnes/importer`
  if (typed.get('intent') === 'forget') {
    await forgetFile(ctx)
    return redirect(page)
  }
  const refuse = (code: string) => data({ values: {}, errors: { file: code } }, { status: 422 })
  const file = typed.get('file')
  if (!(file instanceof File) || file.size === 0) return refuse('file_needed')
  // Told before its bytes are copied.
  if (file.size > LARGEST_PEOPLE_FILE) return refuse('file_too_large')
  const bytes = new Uint8Array(await file.arrayBuffer())
  const sent = await sendFile(ctx, { name: tidyName(file.name), bytes })
  if (!sent.ok) return data(refusedForm({}, sent), { status: 422 })
  return redirect(`${page}/colonnes`)
}

export default function ImportPeople({ loaderData, actionData, params }: Route.ComponentProps) {
  const t = useWords({ fr, en })
  const locale = useLocale()
  const people = `/${params.hub}/personnes`
  const base = `${people}/importer`
  const { waits, past, done } = loaderData
  const count = (n: number) => formatNumber(n, locale)
  return (
    <>
      <title>{`${t.title} · Palier`}</title>
      <PageHeader title={t.title} lede={t.lede} />
      <Steps steps={t.steps.map((label) => ({ label }))} current={0} />
      <div className="ui-stack">
        {done && (
          <Notice
            tone="success"
            title={t.done.title}
            actions={
              <>
                <ButtonLink tone="primary" href={people}>
                  {t.done.people}
                </ButtonLink>
                {waits?.left && (
                  <ButtonLink href={`${base}/a-corriger`} icon={Download}>
                    {t.problems.download}
                  </ButtonLink>
                )}
              </>
            }
          >
            {t.done.text(done.counts.created, done.counts.completed, done.counts.memberships)}
            {waits?.left && ` ${t.done.refused(waits.rows)} ${t.problems.help}`}
          </Notice>
        )}
        {waits && !done && (
          <Notice
            live={false}
            title={t.waiting.title(waits.name)}
            actions={
              <>
                {waits.left ? (
                  <ButtonLink href={`${base}/a-corriger`} icon={Download}>
                    {t.problems.download}
                  </ButtonLink>
                ) : (
                  <ButtonLink tone="primary" href={`${base}/colonnes`}>
                    {t.waiting.go}
                  </ButtonLink>
                )}
                <form method="post" action={base}>
                  <Button name="intent" value="forget">
                    {t.waiting.forget}
                  </Button>
                </form>
              </>
            }
          >
            {waits.left ? t.done.refused(waits.rows) : t.waiting.text(waits.rows)}
          </Notice>
        )}
        <Card title={t.file.title}>
          <Form
            id="fichier"
            intent="file"
            encType="multipart/form-data"
            {...shownForm(locale, actionData, t.errors)}
          >
            <Field
              type="file"
              name="file"
              label={t.file.label}
              help={t.file.help}
              accept=".csv,.txt,.tsv,.xlsx,text/csv,text/plain"
            />
            <p className="ui-soft ui-small">{t.file.privacy}</p>
            <FormActions>
              <Button tone={waits && !waits.left ? 'quiet' : 'primary'} icon={Upload}>
                {t.file.send}
              </Button>
              <ButtonLink href={`${base}/modele`} icon={Download}>
                {t.file.sample}
              </ButtonLink>
            </FormActions>
          </Form>
        </Card>
        <Card title={t.past.title}>
          <Table
            caption={t.past.title}
            rows={past}
            rowKey={(row) => row.id}
            columns={[
              { key: 'name', header: t.past.name, cell: (row) => row.name },
              { key: 'at', header: t.past.at, cell: (row) => <DateTimeFr value={row.at} />, nowrap: true },
              { key: 'by', header: t.past.by, cell: (row) => row.actorName },
              ...(['created', 'completed', 'refused'] as const).map((key) => ({
                key,
                header: t.past[key],
                align: 'end' as const,
                foldLabel: true,
                fold: 'line' as const,
                cell: (row: (typeof past)[number]) => count(row.counts[key]),
              })),
            ]}
            empty={<EmptyState title={t.past.none}>{t.past.firstStep}</EmptyState>}
          />
        </Card>
      </div>
    </>
  )
}
