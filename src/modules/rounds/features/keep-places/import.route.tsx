import { data, redirect } from 'react-router'
import { decodeFile } from '#kit/letters.ts'
import { importPlaces, LARGEST_CSV, type WrongLine } from '#modules/rounds/geocode/csv.server.ts'
import { en } from '#modules/rounds/messages.interface.en.ts'
import { fr } from '#modules/rounds/messages.interface.fr.ts'
import { mayKeepPlaces } from '#modules/rounds/travel/permits.ts'
import { refusedForm } from '#platform/forms/form.ts'
import { shownForm } from '#platform/forms/shown.ts'
import { refusePage } from '#platform/session/guard.ts'
import { hubContext } from '#platform/session/request.server.ts'
import { Button, ButtonLink } from '#ui/Button.tsx'
import { Card } from '#ui/Card.tsx'
import { Field } from '#ui/Field.tsx'
import { Form, FormActions } from '#ui/Form.tsx'
import { ArrowLeft, Upload } from '#ui/icons.ts'
import { useLocale, useWords } from '#ui/language.tsx'
import { Notice } from '#ui/Notice.tsx'
import { PageHeader } from '#ui/PageHeader.tsx'
import type { Route } from './+types/import.route'

export function loader({ context }: Route.LoaderArgs) {
  if (!mayKeepPlaces(context.get(hubContext).actor)) refusePage()
  return null
}

export async function action({ request, context }: Route.ActionArgs) {
  const ctx = context.get(hubContext)
  if (!mayKeepPlaces(ctx.actor)) refusePage()
  const file = (await request.formData()).get('file')
  const no = (code: string, lines: readonly WrongLine[] = []) =>
    data(
      { state: lines.length > 0 ? undefined : refusedForm({}, { ok: false, code, field: 'file' }), lines },
      { status: 422 },
    )
  if (!(file instanceof File) || file.size === 0) return no('file_needed')
  if (file.size > LARGEST_CSV) return no('file_too_large')
  const imported = await importPlaces(ctx, decodeFile(new Uint8Array(await file.arrayBuffer())))
  if (!imported.ok) return 'lines' in imported ? no(imported.code, imported.lines) : no(imported.code)
  return redirect(`/${ctx.hub.slug}/tournees/lieux?importes=${imported.value}`)
}

export default function ImportPlaces({ actionData, params }: Route.ComponentProps) {
  const t = useWords({ fr, en })
  const w = t.places
  const base = `/${params.hub}/tournees/lieux`
  const lines = actionData?.lines ?? []
  return (
    <>
      <title>{`${w.importTitle} · Palier`}</title>
      <PageHeader
        title={w.importTitle}
        lede={w.importLede}
        quiet={
          <ButtonLink icon={ArrowLeft} href={base}>
            {w.title}
          </ButtonLink>
        }
      />
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
        <Form
          id="fichier"
          action={`${base}/importer`}
          encType="multipart/form-data"
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
    </>
  )
}
