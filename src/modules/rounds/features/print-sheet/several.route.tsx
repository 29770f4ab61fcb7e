import { isId } from '#kit/id.ts'
import { en } from '#modules/rounds/messages.tell.en.ts'
import { fr } from '#modules/rounds/messages.tell.fr.ts'
import { mayDrive } from '#modules/rounds/permits.ts'
import { PAGE_SIZE } from '#platform/lists/keyset.ts'
import { refusePage } from '#platform/session/guard.ts'
import { hubContext } from '#platform/session/request.server.ts'
import { ButtonLink } from '#ui/Button.tsx'
import { EmptyState } from '#ui/EmptyState.tsx'
import { ArrowLeft } from '#ui/icons.ts'
import { useWords } from '#ui/language.tsx'
import { Notice } from '#ui/Notice.tsx'
import { PageHeader } from '#ui/PageHeader.tsx'
import type { Route } from './+types/several.route'
import { readSheets } from './query.server.ts'
import { RoundPaper } from './RoundPaper.tsx'

export async function loader({ request, context }: Route.LoaderArgs) {
  const ctx = context.get(hubContext)
  if (!mayDrive(ctx.actor)) refusePage()
  const asked = (new URL(request.url).searchParams.get('ids') ?? '').split(',')
  const ids = asked.filter((id) => isId<'Round'>(id)).slice(0, PAGE_SIZE)
  return { sheets: await readSheets(ctx, ids), asked: ids.length }
}

/** The sheets of several rounds, each on a page of its own. */
export default function RoundSheets({ loaderData, params }: Route.ComponentProps) {
  const t = useWords({ fr, en }).sheet
  const { sheets, asked } = loaderData
  const back = (
    <ButtonLink href={`/${params.hub}/tournees/liste`} icon={ArrowLeft}>
      {t.backToList}
    </ButtonLink>
  )
  return (
    <>
      <title>{`${t.several} · Palier`}</title>
      <div className="ui-no-print">
        <PageHeader title={t.several} lede={t.severalLede(sheets.length)} quiet={back} />
        {sheets.length > 0 && sheets.length < asked && (
          <Notice live={false}>{t.withoutStops(asked - sheets.length)}</Notice>
        )}
      </div>
      {sheets.length === 0 ? (
        <EmptyState title={t.noneChosen} action={back}>
          {t.noneChosenText}
        </EmptyState>
      ) : (
        sheets.map((sheet) => <RoundPaper key={sheet.number} sheet={sheet} />)
      )}
    </>
  )
}
