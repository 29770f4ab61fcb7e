import { fingerprintOf, identityOf } from '#modules/money/index.server.ts'
import { firstClosing, proofPage } from '#modules/till/closings/read.server.ts'
import { closingsEn as en } from '#modules/till/messages.closings.en.ts'
import { closingsFr as fr } from '#modules/till/messages.closings.fr.ts'
import { mayVerify } from '#modules/till/permits.ts'
import { SOFTWARE } from '#modules/till/rules/software.ts'
import { labelWords } from '#modules/till/ui/labels.ts'
import { refusePage } from '#platform/session/guard.ts'
import { hubContext } from '#platform/session/request.server.ts'
import { ButtonLink } from '#ui/Button.tsx'
import { Card } from '#ui/Card.tsx'
import { DefinitionList } from '#ui/DefinitionList.tsx'
import { ArrowLeft } from '#ui/icons.ts'
import { useLocale, useWords } from '#ui/language.tsx'
import { Notice } from '#ui/Notice.tsx'
import { PageHeader } from '#ui/PageHeader.tsx'
import type { Route } from './+types/route'
import '#modules/till/ui/drawers.css'

export async function loader({ context }: Route.LoaderArgs) {
  const ctx = context.get(hubContext)
  if (!mayVerify(ctx.actor)) refusePage()
  const { publicKey } = await proofPage(ctx)
  return {
    identity: await identityOf(ctx),
    fingerprint: publicKey ? fingerprintOf(publicKey) : null,
    first: await firstClosing(ctx),
  }
}

/** The attestation to be filled in, signed and kept (CGI, art. 286, I, 3° bis). */
export default function Attestation({ loaderData, params }: Route.ComponentProps) {
  const t = useWords({ fr, en })
  const locale = useLocale()
  const w = t.attestation
  const { identity, fingerprint, first } = loaderData
  const address = [identity.street, [identity.postcode, identity.city].filter(Boolean).join(' ')]
    .filter(Boolean)
    .join(', ')
  const sign = (
    <div className="drawer-sign">
      <span>{w.place}</span>
      <span>{w.on}</span>
      <span>{w.sign}</span>
    </div>
  )
  return (
    <>
      <title>{`${w.title} · Palier`}</title>
      <PageHeader
        title={w.title}
        lede={w.lede}
        quiet={
          <ButtonLink href={`/${params.hub}/caisse/verification`} icon={ArrowLeft}>
            {w.back}
          </ButtonLink>
        }
      />
      <div className="drawer-paper drawer-attestation">
        <div className="ui-no-print">
          <Notice tone="info" title={w.who} live={false}>
            {w.whoText}
          </Notice>
        </div>
        <Card title={w.first}>
          <p className="ui-soft ui-no-print">{w.firstHelp}</p>
          <p>
            {w.iThe(w.blank)} {w.states}
          </p>
          <DefinitionList
            items={[
              { term: w.software, value: 'Palier' },
              { term: w.version, value: SOFTWARE.version },
              { term: w.licence, value: SOFTWARE.licence },
              { term: w.key, value: fingerprint },
            ]}
          />
          <h3>{w.how}</h3>
          <DefinitionList items={w.conditions.map(([term, value]) => ({ term, value }))} />
          {sign}
        </Card>
        <Card title={w.second}>
          <DefinitionList
            items={[
              { term: w.organisation, value: identity.legalName },
              { term: w.siren, value: identity.siren ?? w.missing },
              { term: w.address, value: address || w.missing },
            ]}
          />
          <p>
            {w.secondStates} {first ? labelWords('day', first, locale) : w.blank}
          </p>
          {sign}
        </Card>
        <p className="ui-soft ui-small">{w.warning}</p>
      </div>
    </>
  )
}
