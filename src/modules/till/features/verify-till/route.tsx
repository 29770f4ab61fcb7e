import { redirect } from 'react-router'
import { fingerprintOf } from '#modules/money/index.server.ts'
import { checkChain } from '#modules/till/closings/check.server.ts'
import { proofPage } from '#modules/till/closings/read.server.ts'
import { closingsEn as en } from '#modules/till/messages.closings.en.ts'
import { closingsFr as fr } from '#modules/till/messages.closings.fr.ts'
import { mayVerify } from '#modules/till/permits.ts'
import { sidesFor } from '#modules/till/till-sides.ts'
import { TillTabs } from '#modules/till/ui/TillTabs.tsx'
import { refusePage } from '#platform/session/guard.ts'
import { hubContext } from '#platform/session/request.server.ts'
import { Button, ButtonLink } from '#ui/Button.tsx'
import { Card } from '#ui/Card.tsx'
import { DateTimeFr } from '#ui/DayFr.tsx'
import { Form } from '#ui/Form.tsx'
import { formatNumber } from '#ui/format.ts'
import { Check, FileText } from '#ui/icons.ts'
import { useLocale, useWords } from '#ui/language.tsx'
import { Notice } from '#ui/Notice.tsx'
import { PageHeader } from '#ui/PageHeader.tsx'
import { Status } from '#ui/Status.tsx'
import { Table } from '#ui/Table.tsx'
import type { Route } from './+types/route'
import '#modules/till/ui/drawers.css'

/** Longer chains are read again in the night, or from the command line: a page must answer. */
const MOST_LINKS = 100_000

export async function loader({ context }: Route.LoaderArgs) {
  const ctx = context.get(hubContext)
  if (!mayVerify(ctx.actor)) refusePage()
  const { publicKey, ...page } = await proofPage(ctx)
  return {
    ...page,
    fingerprint: publicKey ? fingerprintOf(publicKey) : null,
    tooLong: page.links > MOST_LINKS,
    sides: sidesFor(ctx.actor),
  }
}

export async function action({ context }: Route.ActionArgs) {
  const ctx = context.get(hubContext)
  if (!mayVerify(ctx.actor)) refusePage()
  const { links } = await proofPage(ctx)
  if (links <= MOST_LINKS) await checkChain(ctx, ctx.actor.name)
  return redirect(`/${ctx.hub.slug}/caisse/verification`)
}

/** Whether what was received is as it was written, what that proves and what it does not. */
export default function Proof({ loaderData, params }: Route.ComponentProps) {
  const t = useWords({ fr, en })
  const locale = useLocale()
  const w = t.proof
  const { checks, links, fingerprint, tooLong, sides } = loaderData
  const [last] = checks
  const number = (n: number) => formatNumber(n, locale)
  const reasons: Record<string, string> = w.reasons
  return (
    <>
      <title>{`${w.title} · Palier`}</title>
      <PageHeader title={w.title} lede={w.lede} />
      <TillTabs hub={params.hub} current="proof" only={sides} />
      <div className="ui-stack">
        {!last ? (
          <Notice tone="info" title={w.never} live={false}>
            {w.neverText}
          </Notice>
        ) : last.breaks.length === 0 ? (
          <Notice tone="success" title={w.whole} live={false}>
            {w.wholeText(number(last.links))} (<DateTimeFr value={last.at} />)
          </Notice>
        ) : (
          <Notice tone="danger" title={w.broken}>
            {w.brokenText}
          </Notice>
        )}
        {last && last.breaks.length > 0 && (
          <Table
            caption={w.broken}
            rows={last.breaks}
            rowKey={(row) => `${row.reason} ${row.n} ${row.what}`}
            columns={[
              { key: 'place', header: w.place, nowrap: true, cell: (row) => row.what },
              { key: 'reason', header: w.reason, cell: (row) => reasons[row.reason] ?? row.reason },
              { key: 'n', header: t.z.links, align: 'end', foldLabel: true, cell: (row) => row.n },
            ]}
          />
        )}
        {tooLong ? (
          <p className="ui-soft">{w.tooLong(number(links))}</p>
        ) : (
          <Form>
            <div>
              <Button tone="primary" icon={Check}>
                {w.verify}
              </Button>
            </div>
          </Form>
        )}
        <div className="drawer-two">
          <Card title={w.proves}>
            <ul>
              {w.provesList.map((line) => (
                <li key={line}>{line}</li>
              ))}
            </ul>
          </Card>
          <Card title={w.provesNot}>
            <ul>
              {w.provesNotList.map((line) => (
                <li key={line}>{line}</li>
              ))}
            </ul>
          </Card>
          <Card title={w.key}>
            <p className="drawer-key">{fingerprint ?? w.noKey}</p>
            <p className="ui-soft">{w.keyHelp}</p>
            <p>
              <strong>{w.command}</strong>
              <br />
              <code className="drawer-mono">bin/palier till verify --hub {params.hub}</code>
            </p>
          </Card>
          <Card title={w.attestation}>
            <p>{w.attestationText}</p>
            <ButtonLink href={`/${params.hub}/caisse/attestation`} icon={FileText}>
              {w.attestationLink}
            </ButtonLink>
          </Card>
        </div>
        {checks.length > 0 && (
          <Card title={w.last}>
            <ul className="drawer-gaps">
              {checks.map((one) => (
                <li key={one.id}>
                  <span>
                    <DateTimeFr value={one.at} /> · {w.by(one.userName)} · {w.links(number(one.links))}
                  </span>
                  {one.breaks.length === 0 ? (
                    <Status tone="success">{w.whole}</Status>
                  ) : (
                    <Status tone="danger">{w.broken}</Status>
                  )}
                </li>
              ))}
            </ul>
          </Card>
        )}
      </div>
    </>
  )
}
