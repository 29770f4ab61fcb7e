import { redirect } from 'react-router'
import { isId, newId } from '#kit/id.ts'
import { type ErrandWhy, importErrands } from '#modules/rounds/errands/csv.server.ts'
import { placeAddresses } from '#modules/rounds/geocode/geocode.server.ts'
import { en } from '#modules/rounds/messages.collect.en.ts'
import { fr } from '#modules/rounds/messages.collect.fr.ts'
import { mayNoteErrands } from '#modules/rounds/permits.ts'
import { LinesFile } from '#modules/rounds/ui/LinesFile.tsx'
import { refusedLines, sentLines } from '#platform/files/lines.server.ts'
import { refusePage } from '#platform/session/guard.ts'
import { hubContext } from '#platform/session/request.server.ts'
import { useWords } from '#ui/language.tsx'
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
  const key = sent.get('idempotencyKey')
  const file = await sentLines(sent.get('file'))
  const done = file.ok ? await importErrands(ctx, file.value, isId<'Form'>(key) ? key : undefined) : file
  if (!done.ok) return refusedLines<ErrandWhy>(done)
  await placeAddresses(ctx, done.value.addresses)
  return redirect(`/${ctx.hub.slug}/tournees/courses?fait=${done.value.ids.length}-importees`)
}

export default function ImportErrands({ loaderData, actionData, params }: Route.ComponentProps) {
  const t = useWords({ fr, en })
  const w = t.importer
  const base = `/${params.hub}/tournees/courses`
  return (
    <>
      <title>{`${w.title} · Palier`}</title>
      <PageHeader title={w.title} lede={w.lede} over={<a href={base}>{t.errands.title}</a>} />
      <LinesFile
        action={`${base}/importer`}
        idempotencyKey={loaderData.key}
        help={w.columns}
        refused={actionData}
        why={w.why}
        errors={t.errors}
      />
    </>
  )
}
