import { data, redirect } from 'react-router'
import { isId } from '#kit/id.ts'
import { wordsFor } from '#kit/words.ts'
import { en } from '#modules/plan/messages.en.ts'
import { fr } from '#modules/plan/messages.fr.ts'
import { mayWritePlan } from '#modules/plan/permits.ts'
import type { Problem } from '#modules/plan/rules/problems.ts'
import type { SnapshotDifference } from '#modules/plan/snapshot.ts'
import { Differences } from '#modules/plan/ui/Differences.tsx'
import { PlanTabs } from '#modules/plan/ui/PlanTabs.tsx'
import { tidyName } from '#platform/files/upload.ts'
import { type FormState, refusedForm } from '#platform/forms/form.ts'
import { shownForm } from '#platform/forms/shown.ts'
import { refusePage } from '#platform/session/guard.ts'
import { hubContext, localeContext } from '#platform/session/request.server.ts'
import { Button, ButtonLink } from '#ui/Button.tsx'
import { Field } from '#ui/Field.tsx'
import { Form, FormActions } from '#ui/Form.tsx'
import { Upload } from '#ui/icons.ts'
import { useLocale, useWords } from '#ui/language.tsx'
import { Notice } from '#ui/Notice.tsx'
import { PageHeader } from '#ui/PageHeader.tsx'
import { Table } from '#ui/Table.tsx'
import type { Route } from './+types/route'
import { applyImport, LARGEST_IMPORT, previewImport, readImport } from './use-case.server.ts'

export async function loader({ request, context }: Route.LoaderArgs) {
  const ctx = context.get(hubContext)
  if (!mayWritePlan(ctx.actor)) refusePage()
  const query = new URL(request.url).searchParams
  const id = query.get('fichier')
  const preview = isId<'PlanImport'>(id) ? await previewImport(ctx, id) : null
  return { preview, gone: id !== null && !preview, stale: query.get('change') === '1' }
}

type Answer = { state: FormState; problems: readonly Problem[] }
const answer = (state: FormState, problems: readonly Problem[] = []) =>
  data<Answer>({ state, problems }, { status: 422 })
const wrong = (code: string) => answer({ values: {}, errors: { file: code } })

export async function action({ request, context, params }: Route.ActionArgs) {
  const ctx = context.get(hubContext)
  if (!mayWritePlan(ctx.actor)) refusePage()
  const posted = await request.formData()
  const base = `/${params.hub}/modele/importer`
  if (posted.get('intent') === 'apply') {
    const id = posted.get('id')
    if (!isId<'PlanImport'>(id)) return redirect(`${base}?fichier=`)
    const { import: w } = wordsFor(context.get(localeContext), { fr, en }).canvas
    const reason = w.before(String(posted.get('name') ?? '').slice(0, 120))
    const done = await applyImport(ctx, { id, version: Number(posted.get('version')), reason })
    if (done.ok) return redirect(`/${params.hub}/modele?importe=${done.value.kept}`)
    if (done.code === 'changed_meanwhile') return redirect(`${base}?fichier=${id}&change=1`)
    if (done.code === 'not_found') return redirect(`${base}?fichier=${id}`)
    return answer(refusedForm({}, done))
  }
  const file = posted.get('file')
  if (!(file instanceof File) || file.size === 0) return wrong('file_needed')
  if (file.size > LARGEST_IMPORT) return wrong('file_too_large')
  const read = await readImport(ctx, { file: tidyName(file.name), text: await file.text() })
  if (read.ok) return redirect(`${base}?fichier=${read.value.id}`)
  if ('problems' in read) return answer({ values: {}, errors: {} }, read.problems)
  return answer(refusedForm({}, read))
}

const isNothing = (d: SnapshotDifference) =>
  d.head.length === 0 &&
  [d.notes, d.assumptions, d.scenarios, d.flows].every(
    ({ added, removed, changed }) => added.length + removed.length + changed.length === 0,
  )

export default function ImportCanvas({ loaderData, actionData, params }: Route.ComponentProps) {
  const t = useWords({ fr, en })
  const w = t.canvas.import
  const { preview, gone, stale } = loaderData
  const base = `/${params.hub}/modele/importer`
  const shown = shownForm(useLocale(), actionData?.state, t.errors)
  const problems = actionData?.problems ?? []
  const same = preview !== null && isNothing(preview.difference)
  return (
    <>
      <title>{`${w.title} · Palier`}</title>
      <PageHeader title={w.title} lede={w.lede} />
      <PlanTabs hub={params.hub} current="board" />
      {gone && <Notice tone="warn">{w.gone}</Notice>}
      {stale && <Notice tone="warn">{w.stale}</Notice>}
      {problems.length > 0 && (
        <>
          <Notice tone="warn" title={w.problems}>
            {w.problemsHelp}
          </Notice>
          <Table
            caption={w.problems}
            rows={problems.map((problem, i) => ({ ...problem, key: `${i} ${problem.path}` }))}
            rowKey={(row) => row.key}
            columns={[
              { key: 'path', header: w.path, cell: (row) => <code>{row.path || w.whole}</code> },
              { key: 'reason', header: w.reason, cell: (row) => t.problems[row.code] },
              { key: 'got', header: w.found, cell: (row) => row.got, foldLabel: true },
            ]}
          />
        </>
      )}
      {preview && (
        <>
          {same ? (
            <Notice>{w.same}</Notice>
          ) : (
            <Differences title={w.previewOf(preview.file)} difference={preview.difference} />
          )}
          {preview.lost > 0 && <Notice>{w.lost(preview.lost)}</Notice>}
          {!same && (
            <Form
              intent="apply"
              hidden={{ id: preview.id, version: String(preview.version), name: preview.file }}
            >
              <p>{w.kept}</p>
              <FormActions>
                <Button tone="primary" icon={Upload}>
                  {w.apply}
                </Button>
                <ButtonLink href={base}>{w.other}</ButtonLink>
              </FormActions>
            </Form>
          )}
        </>
      )}
      {(!preview || same) && (
        <Form encType="multipart/form-data" action={base} {...shown}>
          <Field type="file" name="file" label={w.file} accept="application/json,.json" />
          <FormActions>
            <Button tone={preview ? undefined : 'primary'} icon={Upload}>
              {w.read}
            </Button>
          </FormActions>
        </Form>
      )}
    </>
  )
}
