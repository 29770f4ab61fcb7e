import { redirect } from 'react-router'
import { importPlaces, type PlaceWhy } from '#modules/rounds/geocode/csv.server.ts'
import { en } from '#modules/rounds/messages.interface.en.ts'
import { fr } from '#modules/rounds/messages.interface.fr.ts'
import { mayKeepPlaces } from '#modules/rounds/travel/permits.ts'
import { LinesFile } from '#modules/rounds/ui/LinesFile.tsx'
import { refusedLines, sentLines } from '#platform/files/lines.server.ts'
import { refusePage } from '#platform/session/guard.ts'
import { hubContext } from '#platform/session/request.server.ts'
import { ButtonLink } from '#ui/Button.tsx'
import { ArrowLeft } from '#ui/icons.ts'
import { useWords } from '#ui/language.tsx'
import { PageHeader } from '#ui/PageHeader.tsx'
import type { Route } from './+types/import.route'

export function loader({ context }: Route.LoaderArgs) {
  if (!mayKeepPlaces(context.get(hubContext).actor)) refusePage()
  return null
}

export async function action({ request, context }: Route.ActionArgs) {
  const ctx = context.get(hubContext)
  if (!mayKeepPlaces(ctx.actor)) refusePage()
  const file = await sentLines((await request.formData()).get('file'))
  const done = file.ok ? await importPlaces(ctx, file.value) : file
  if (!done.ok) return refusedLines<PlaceWhy>(done)
  return redirect(`/${ctx.hub.slug}/tournees/lieux?importes=${done.value}`)
}

export default function ImportPlaces({ actionData, params }: Route.ComponentProps) {
  const t = useWords({ fr, en })
  const w = t.places
  const base = `/${params.hub}/tournees/lieux`
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
      <LinesFile action={`${base}/importer`} refused={actionData} why={w.why} errors={t.errors} />
    </>
  )
}
