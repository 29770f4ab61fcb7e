import { contractEn as en } from '#modules/contracts/messages.contract.en.ts'
import { contractFr as fr } from '#modules/contracts/messages.contract.fr.ts'
import { mayReadContracts } from '#modules/contracts/permits.ts'
import { contractByNumber } from '#modules/contracts/store.server.ts'
import { UsageSheet } from '#modules/contracts/ui/UsageSheet.tsx'
import { organisationNames } from '#modules/people/index.server.ts'
import { noPage, refusePage } from '#platform/session/guard.ts'
import { hubContext } from '#platform/session/request.server.ts'
import { ButtonLink } from '#ui/Button.tsx'
import { ArrowLeft } from '#ui/icons.ts'
import { useWords } from '#ui/language.tsx'
import { PageHeader } from '#ui/PageHeader.tsx'
import type { Route } from './+types/company.route'
import { contractUsage } from './company.server.ts'
import { useDayWords } from './Facts.tsx'

export async function loader({ context, params }: Route.LoaderArgs) {
  const ctx = context.get(hubContext)
  if (!mayReadContracts(ctx.actor)) refusePage()
  const contract = (await ctx.read((tx) => contractByNumber(tx, ctx.hub.id, params.number))) ?? noPage()
  const usage = (await contractUsage(ctx, contract.id)) ?? noPage()
  const { organisationId } = contract
  return { usage, organisation: (await organisationNames(ctx, [organisationId])).get(organisationId) ?? '' }
}

export default function CompanySheet({ loaderData, params }: Route.ComponentProps) {
  const t = useWords({ fr, en })
  const dayWords = useDayWords()
  const { usage, organisation } = loaderData
  const title = t.company.title(organisation)
  return (
    <>
      <title>{`${title} · Palier`}</title>
      <PageHeader
        over={usage.number}
        title={title}
        lede={t.company.lede(dayWords(usage.startsOn), dayWords(usage.endsOn))}
        quiet={
          <ButtonLink icon={ArrowLeft} href={`/${params.hub}/contrats/${usage.number}`}>
            {usage.title}
          </ButtonLink>
        }
      />
      <UsageSheet usage={usage} />
    </>
  )
}
