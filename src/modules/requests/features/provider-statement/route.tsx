import { isId } from '#kit/id.ts'
import { mayReadStatements } from '#modules/providers/index.server.ts'
import { statementEn as en } from '#modules/requests/messages.statement.en.ts'
import { statementFr as fr } from '#modules/requests/messages.statement.fr.ts'
import { noPage, refusePage } from '#platform/session/guard.ts'
import { hubContext } from '#platform/session/request.server.ts'
import { ButtonLink } from '#ui/Button.tsx'
import { ArrowLeft } from '#ui/icons.ts'
import { useWords } from '#ui/language.tsx'
import type { Route } from './+types/route'
import { monthIn, readStatement } from './query.server.ts'
import { StatementPage } from './StatementPage.tsx'

export async function loader({ request, params, context }: Route.LoaderArgs) {
  const ctx = context.get(hubContext)
  if (!mayReadStatements(ctx.actor)) refusePage()
  if (!isId<'Organisation'>(params.id)) noPage()
  const month = monthIn(new URL(request.url).searchParams, ctx.today())
  const statement = await readStatement(ctx, params.id, month)
  return { statement: statement ?? noPage(), hubName: ctx.hub.name }
}

/** A provider's month, read by the desk and the treasurer. */
export default function ProviderStatement({ loaderData, params }: Route.ComponentProps) {
  const t = useWords({ fr, en })
  const { statement, hubName } = loaderData
  return (
    <StatementPage
      statement={statement}
      hubName={hubName}
      base={`/${params.hub}/prestataires/${params.id}/releve`}
      own={false}
      requests={`/${params.hub}/demandes`}
      back={
        <ButtonLink icon={ArrowLeft} href={`/${params.hub}/prestataires/${params.id}`}>
          {t.backToProvider}
        </ButtonLink>
      }
    />
  )
}
