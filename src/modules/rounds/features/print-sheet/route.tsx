import { en } from '#modules/rounds/messages.tell.en.ts'
import { fr } from '#modules/rounds/messages.tell.fr.ts'
import { mayDrive } from '#modules/rounds/permits.ts'
import { noPage, refusePage } from '#platform/session/guard.ts'
import { hubContext } from '#platform/session/request.server.ts'
import { ButtonLink } from '#ui/Button.tsx'
import { EmptyState } from '#ui/EmptyState.tsx'
import { ArrowLeft } from '#ui/icons.ts'
import { useWords } from '#ui/language.tsx'
import { Notice } from '#ui/Notice.tsx'
import { PageHeader } from '#ui/PageHeader.tsx'
import type { Route } from './+types/route'
import { readSheet } from './query.server.ts'
import { RoundPaper } from './RoundPaper.tsx'

export async function loader({ context, params }: Route.LoaderArgs) {
  const ctx = context.get(hubContext)
  if (!mayDrive(ctx.actor)) refusePage()
  return (await readSheet(ctx, params.round)) ?? noPage()
}

/** A round on paper: what to load, then stop after stop in big letters, with boxes to tick. */
export default function RoundSheet({ loaderData, params }: Route.ComponentProps) {
  const t = useWords({ fr, en }).sheet
  const { number, state, stops } = loaderData
  const back = (
    <ButtonLink href={`/${params.hub}/tournees/${number}`} icon={ArrowLeft}>
      {t.back}
    </ButtonLink>
  )
  return (
    <>
      <title>{`${t.title(number)} · Palier`}</title>
      <div className="ui-no-print">
        <PageHeader title={t.title(number)} lede={t.lede} quiet={back} />
        {state === 'draft' && stops.length > 0 && (
          <Notice tone="warn" live={false}>
            {t.draft}
          </Notice>
        )}
      </div>
      {stops.length === 0 ? (
        <EmptyState title={t.none} action={back}>
          {t.noneText}
        </EmptyState>
      ) : (
        <RoundPaper sheet={loaderData} />
      )}
    </>
  )
}
