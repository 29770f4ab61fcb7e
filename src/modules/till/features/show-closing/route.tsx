import { cents } from '#kit/money.ts'
import { fingerprintOf, identityOf } from '#modules/money/index.server.ts'
import { closingPage } from '#modules/till/closings/read.server.ts'
import { closingsEn as en } from '#modules/till/messages.closings.en.ts'
import { closingsFr as fr } from '#modules/till/messages.closings.fr.ts'
import { mayCloseDays, mayVerify } from '#modules/till/permits.ts'
import { labelWords } from '#modules/till/ui/labels.ts'
import { TotalsCards } from '#modules/till/ui/TotalsCards.tsx'
import { noPage, refusePage } from '#platform/session/guard.ts'
import { hubContext } from '#platform/session/request.server.ts'
import { Amount } from '#ui/Amount.tsx'
import { Button, ButtonLink } from '#ui/Button.tsx'
import { Card } from '#ui/Card.tsx'
import { DateTimeFr } from '#ui/DayFr.tsx'
import { DefinitionList } from '#ui/DefinitionList.tsx'
import { Form } from '#ui/Form.tsx'
import { ArrowLeft, Download } from '#ui/icons.ts'
import { useLocale, useWords } from '#ui/language.tsx'
import { Notice } from '#ui/Notice.tsx'
import { PageHeader } from '#ui/PageHeader.tsx'
import type { Route } from './+types/route'
import { Differences } from './Differences.tsx'
import '#modules/till/ui/drawers.css'

export async function loader({ request, context, params }: Route.LoaderArgs) {
  const ctx = context.get(hubContext)
  if (!mayCloseDays(ctx.actor)) refusePage()
  const page = (await closingPage(ctx, params.label)) ?? noPage()
  const { publicKey } = page.closing
  return {
    ...page,
    fingerprint: publicKey ? fingerprintOf(publicKey) : null,
    house: (await identityOf(ctx)).legalName,
    mayArchive: mayVerify(ctx.actor),
    done: new URL(request.url).searchParams.get('fait'),
  }
}

/** A closing on one sheet (rapport Z): what was received, the differences, the perpetual totals and what protects it. */
export default function Closing({ loaderData, params }: Route.ComponentProps) {
  const t = useWords({ fr, en })
  const locale = useLocale()
  const w = t.z
  const { closing, sessions, archives, fingerprint, house, mayArchive, done } = loaderData
  const { totals, fromN, toN } = closing
  const base = `/${params.hub}/caisse/clotures`
  const title = w.titles[closing.period](labelWords(closing.period, closing.label, locale))
  return (
    <>
      <title>{`${title} · Palier`}</title>
      <PageHeader
        over={`${house} · ${w.number(closing.seq)}`}
        title={title}
        quiet={
          <>
            {mayArchive && (
              <Form id="archive" action={`${base}/${closing.label}/archive`}>
                <Button icon={Download}>{w.archive}</Button>
              </Form>
            )}
            <ButtonLink href={base} icon={ArrowLeft}>
              {t.x.back}
            </ButtonLink>
          </>
        }
      />
      <div className="drawer-paper">
        {done === 'clos' && <Notice tone="success">{w.done}</Notice>}
        <div className="drawer-two">
          <Card title={w.total}>
            <p className="drawer-sum">
              <Amount value={cents(BigInt(totals.cents))} />
              <small>{t.list.payments(totals.received, totals.returned)}</small>
            </p>
            <DefinitionList
              items={[
                {
                  term: w.receipts,
                  value: totals.first && totals.last && w.from(totals.first, totals.last),
                },
                {
                  term: w.closedBy,
                  value: (
                    <>
                      <DateTimeFr value={closing.closedAt} />{' '}
                      {closing.userName ? w.by(closing.userName) : w.byItself}
                    </>
                  ),
                },
              ]}
            />
          </Card>
          <Card title={w.perpetual}>
            <p className="drawer-sum">
              <Amount value={closing.perpetual} />
              <small>{w.perpetualHelp}</small>
            </p>
            <p>
              <strong>{w.gross}</strong> <Amount value={closing.perpetualGross} />
              <br />
              <small className="ui-soft">{w.grossHelp}</small>
            </p>
          </Card>
        </div>
        <TotalsCards totals={totals} />
        <Differences sessions={sessions} base={`/${params.hub}/caisse/sessions`} />
        <Card title={w.proof}>
          <DefinitionList
            items={[
              { term: w.links, value: fromN > toN ? w.noLink : w.range(fromN, toN) },
              { term: w.hash, value: <span className="drawer-mono">{closing.hash}</span> },
              {
                term: w.signature,
                value: closing.signature ? (
                  <span className="drawer-mono">{closing.signature}</span>
                ) : (
                  w.unsigned
                ),
              },
              { term: w.key, value: fingerprint && <span className="drawer-mono">{fingerprint}</span> },
            ]}
          />
          <p className="ui-soft">{w.keep}</p>
        </Card>
        {archives.length > 0 && (
          <Card title={w.archives} className="ui-no-print">
            <ul className="drawer-gaps">
              {archives.map((one) => (
                <li key={one.id}>
                  <span>
                    <DateTimeFr value={one.at} /> · {w.archived(one.userName, one.lines)}
                  </span>
                  <span className="drawer-mono">{one.sha256.slice(0, 16)}…</span>
                </li>
              ))}
            </ul>
          </Card>
        )}
      </div>
    </>
  )
}
