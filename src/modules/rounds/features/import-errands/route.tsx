import { data, redirect } from 'react-router'
import { isId, newId } from '#kit/id.ts'
import { decodeFile } from '#kit/letters.ts'
import { importErrands, LARGEST_ERRANDS, type WrongErrandLine } from '#modules/rounds/errands/csv.server.ts'
import { placeAddresses } from '#modules/rounds/geocode/geocode.server.ts'
import { en } from '#modules/rounds/messages.collect.en.ts'
import { fr } from '#modules/rounds/messages.collect.fr.ts'
import { mayNoteErrands } from '#modules/rounds/permits.ts'
import { refusedForm } from '#platform/forms/form.ts'
import { shownForm } from '#platform/forms/shown.ts'
import { refusePage } from '#platform/session/guard.ts'
import { hubContext } from '#platform/session/request.server.ts'
import { Button } from '#ui/Button.tsx'
import { Card } from '#ui/Card.tsx'
import { Field } from '#ui/Field.tsx'
import { Form, FormActions } from '#ui/Form.tsx'
import { Upload } from '#ui/icons.ts'
import { useLocale, useWords } from '#ui/language.tsx'
import { Notice } from '#ui/Notice.tsx'
import { PageHeader } from '#ui/PageHeader.tsx'
import type { Route } from './+types/route'

export function loader({ context }: Route.LoaderArgs) {
  if (!mayNoteErrands(context.get(hubContext).actor)) refusePage()
  return { key: newId<'Form'>() }
}

export async function action({ request, context }: Route.ActionArgs) {
  const ctx = context.get(hubContext)
  if (!mayNoteErrands(ctx.actor)) refusePage()
  const sent = await request.formData()
  const [file, key] = [sent.get('file'), sent.get('idempotencyKey')]
  const no = (code: string, lines: readonly WrongErrandLine[] = []) =>
    data(
      { state: lines.length > 0 ? undefined : refusedForm({}, { ok: false, code, field: 'file' }), lines },
      { status: 422 },
    )
  if (!(file instanceof File) || file.size === 0) return no('file_needed')
  if (file.size > LARGEST_ERRANDS) return no('file_too_large')
  const done = await importErrands(
    ctx,
    decodeFile(new Uint8Array(await file.arrayBuffer())),
    isId<'Form'>(key) ? key : undefined,
  )
  if (!done.ok) return 'lines' in done ? no(done.code, done.lines) : no(done.code)
  await placeAddresses(ctx, done.value.addresses)
  return redirect(`/${ctx.hub.slug}/tournees/courses?fait=${done.value.ids.length}-importees`)
}

export default function ImportErrands({ loaderData, actionData, params }: Route.ComponentProps) {
  const t = useWords({ fr, en })
  const w = t.importer
  const base = `/${params.hub}/tournees/courses`
  const lines = actionData?.lines ?? []
  return (
    <>
      <title>{`${w.title} · Palier`}</title>
      <PageHeader title={w.title} lede={w.lede} over={<a href={base}>{t.errands.title}</a>} />
      <div className="ui-stack">
        {lines.length > 0 && (
          <Notice tone="danger">
            <p>{w.wrongLines}</p>
            <ul>
              {lines.map(({ line, why }) => (
                <li key={line}>{w.wrongLine(line, w.why[why])}</li>
              ))}
            </ul>
          </Notice>
        )}
        <Card>
          <p>{w.columns}</p>
          <Form
            id="fichier"
            action={`${base}/importer`}
            encType="multipart/form-data"
            idempotencyKey={loaderData.key}
            {...shownForm(useLocale(), actionData?.state, t.errors)}
          >
            <Field type="file" name="file" label={w.file} accept=".csv,text/csv" />
            <FormActions>
              <Button tone="primary" icon={Upload}>
                {w.send}
              </Button>
            </FormActions>
          </Form>
        </Card>
      </div>
    </>
  )
}
