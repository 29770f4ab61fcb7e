import { data } from 'react-router'
import { isId } from '#kit/id.ts'
import { figureText } from '#modules/measures/ui/figure.ts'
import { gateEn } from '#modules/trial/messages/gate.en.ts'
import { gateFr } from '#modules/trial/messages/gate.fr.ts'
import { en } from '#modules/trial/messages.en.ts'
import { fr } from '#modules/trial/messages.fr.ts'
import { ConditionMark } from '#modules/trial/ui/ConditionMark.tsx'
import { VerdictMark } from '#modules/trial/ui/EvidenceTable.tsx'
import { noPage } from '#platform/session/guard.ts'
import { hubContext } from '#platform/session/request.server.ts'
import { Card } from '#ui/Card.tsx'
import { formatDay } from '#ui/dates.ts'
import { useLocale, useWords } from '#ui/language.tsx'
import { PageHeader } from '#ui/PageHeader.tsx'
import { Table } from '#ui/Table.tsx'
import type { Route } from './+types/route'
import { publicSummary } from './query.server.ts'
import '#modules/trial/ui/gate.css'

export async function loader({ params, context }: Route.LoaderArgs) {
  const ctx = context.get(hubContext)
  const found = isId<'Gate'>(params.gate) ? await publicSummary(ctx, params.gate) : null
  if (!found) noPage()
  const summary = found === 'unpublished' ? null : found
  return data({ hub: ctx.hub.name, today: ctx.today(), summary }, { status: summary ? 200 : 404 })
}

/** The decision of a gate for anybody: what was sought, what was measured, what was decided and what remains to be kept. */
export default function Summary({ loaderData }: Route.ComponentProps) {
  const t = useWords({ fr, en })
  const g = useWords({ fr: gateFr, en: gateEn })
  const w = g.public
  const locale = useLocale()
  const { hub, summary, today } = loaderData
  if (!summary)
    return (
      <>
        <title>{`${w.unpublished} · ${hub}`}</title>
        <PageHeader title={w.unpublished} lede={w.unpublishedText(hub)} />
      </>
    )
  const { stage, criteria, conditions, voices } = summary
  const day = (d: typeof summary.day) => formatDay(d, locale)
  return (
    <>
      <title>{`${t.outcomes[summary.outcome]} · ${hub}`}</title>
      <PageHeader
        over={`${hub} · ${w.title(summary.number)}`}
        title={`${stage.name} : ${t.outcomes[summary.outcome].toLowerCase()}`}
        lede={w.decided(day(summary.day))}
      />
      <div className="ui-stack">
        <p className="trial-words">{summary.text}</p>
        <Card title={w.purpose}>
          <p>{stage.purpose}</p>
          <p className="ui-soft">{t.fromTo(day(stage.startsOn), day(stage.endsOn))}</p>
        </Card>
        <section>
          <h2>{w.criteria}</h2>
          <Table
            caption={w.criteria}
            rows={criteria}
            rowKey={(one) => one.key}
            columns={[
              { key: 'name', header: t.columns.criterion, cell: (one) => one.name },
              {
                key: 'measured',
                header: t.columns.measured,
                align: 'end',
                foldLabel: true,
                cell: (one) => (one.small ? w.hidden : figureText(one.value, one.unit, locale)),
              },
              {
                key: 'wanted',
                header: t.columns.wanted,
                align: 'end',
                foldLabel: true,
                cell: (one) => t.wanted[one.comparison](figureText(one.threshold, one.unit, locale)),
              },
              {
                key: 'verdict',
                header: t.columns.verdict,
                fold: 'side',
                cell: (one) => <VerdictMark verdict={one.verdict} />,
              },
            ]}
          />
          {criteria.some((one) => one.small) && <p className="ui-soft ui-small">{w.hiddenHelp}</p>}
        </section>
        {conditions.length > 0 && (
          <section>
            <h2>{w.conditions}</h2>
            <Table
              caption={w.conditions}
              rows={conditions}
              rowKey={(one) => one.key}
              columns={[
                { key: 'what', header: g.columns.condition, cell: (one) => one.what },
                { key: 'due', header: g.columns.due, cell: (one) => day(one.dueOn), nowrap: true },
                {
                  key: 'state',
                  header: g.columns.state,
                  fold: 'side',
                  cell: (one) => <ConditionMark condition={one} today={today} />,
                },
              ]}
            />
          </section>
        )}
        <p>{voices && voices.total > 0 ? w.committee(voices.given, voices.total) : w.noCommittee}</p>
        <p className="ui-soft ui-small trial-fingerprint">
          {w.proof} : <code>{summary.fingerprint}</code>
          <br />
          {w.proofText}
        </p>
      </div>
    </>
  )
}
