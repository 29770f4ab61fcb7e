import { dayIn } from '#kit/day.ts'
import { type Id, isId } from '#kit/id.ts'
import { cents } from '#kit/money.ts'
import { isIntact } from '#modules/trial/fingerprint.server.ts'
import { conditionsOfDecision } from '#modules/trial/gate/conditions-store.server.ts'
import { dossierOf } from '#modules/trial/gate/store.server.ts'
import { gateEn } from '#modules/trial/messages/gate.en.ts'
import { gateFr } from '#modules/trial/messages/gate.fr.ts'
import { en } from '#modules/trial/messages.en.ts'
import { fr } from '#modules/trial/messages.fr.ts'
import { mayReadTrial } from '#modules/trial/permits.ts'
import { decisionById } from '#modules/trial/store.server.ts'
import { EvidenceTable } from '#modules/trial/ui/EvidenceTable.tsx'
import { noPage, refusePage } from '#platform/session/guard.ts'
import { hubContext } from '#platform/session/request.server.ts'
import { Amount } from '#ui/Amount.tsx'
import { ButtonLink } from '#ui/Button.tsx'
import { DefinitionList } from '#ui/DefinitionList.tsx'
import { formatDay, formatInstant } from '#ui/dates.ts'
import { Download } from '#ui/icons.ts'
import { useLanguage, useWords } from '#ui/language.tsx'
import { Notice } from '#ui/Notice.tsx'
import { PageHeader } from '#ui/PageHeader.tsx'
import type { Route } from './+types/route'
import { ConditionsNow } from './ConditionsNow.tsx'
import { Moved } from './Moved.tsx'
import { movedSince } from './moved-since.ts'
import { SignedOpinions } from './SignedOpinions.tsx'
import './show-decision.css'

export async function loader({ context, params }: Route.LoaderArgs) {
  const ctx = context.get(hubContext)
  if (!mayReadTrial(ctx.actor)) refusePage()
  const id = params.decision
  const row = isId<'Decision'>(id) ? await ctx.read((tx) => decisionById(tx, ctx.hub.id, id)) : undefined
  if (!row) noPage()
  const { record, at, fingerprint } = row
  const { conditions, dossier } = await ctx.read(async (tx) => ({
    conditions: await conditionsOfDecision(tx, ctx.hub.id, row.id),
    dossier: record.gate && (await dossierOf(tx, ctx.hub.id, record.gate.id as Id<'Gate'>)),
  }))
  return {
    ...{ record, at, fingerprint, intact: isIntact(row), conditions, today: ctx.today() },
    moved: dossier ? movedSince(dossier.record.evidence, record.evidence) : null,
  }
}

/** The minutes of a decision, made to be printed: everything on it comes from the frozen record. */
export default function DecisionShown({ loaderData, params }: Route.ComponentProps) {
  const t = useWords({ fr, en })
  const g = useWords({ fr: gateFr, en: gateEn })
  const w = t.minutes
  // Dates with their year, always: this page is read on paper, years later.
  const { locale, zone } = useLanguage()
  const { record, at, fingerprint, intact } = loaderData
  const { stage } = record
  const title = w.title(t.outcomes[record.outcome])
  return (
    <>
      <title>{`${title} · Palier`}</title>
      <PageHeader
        title={title}
        over={w.over(record.hub, stage.name)}
        lede={`${w.when(record.number)}, ${w.signedBy.toLowerCase()} ${record.signature}`}
        quiet={
          <>
            <ButtonLink href={`${params.decision}/pdf`} icon={Download}>
              {g.minutes.pdf}
            </ButtonLink>
            <a href={`/${params.hub}/phase-de-test/${stage.id}`}>{w.backToStage}</a>
          </>
        }
      />
      <div className="ui-stack trial-minutes">
        <DefinitionList
          items={[
            { term: w.signedBy, value: record.signature },
            { term: w.at, value: formatInstant(at, zone, locale) },
            {
              term: g.minutes.gate,
              value: record.gate && (
                <a href={`/${params.hub}/phase-de-test/jalons/${record.gate.id}`}>
                  {g.minutes.gateLine(
                    record.gate.number,
                    formatDay(dayIn(new Date(record.gate.at), zone), locale),
                  )}
                </a>
              ),
            },
            {
              term: g.minutes.quorum,
              value:
                record.gate &&
                record.gate.total > 0 &&
                g.minutes.quorumLine(record.gate.given, record.gate.total, record.gate.needed),
            },
            { term: w.extendTo, value: record.extendTo && formatDay(record.extendTo, locale) },
            { term: t.facts.purpose, value: stage.purpose },
            {
              term: t.facts.dates,
              value: t.fromTo(formatDay(stage.startsOn, locale), formatDay(stage.endsOn, locale)),
            },
            { term: t.facts.budget, value: <Amount value={cents(stage.budget)} /> },
            { term: w.spent, value: stage.spent !== null && <Amount value={cents(stage.spent)} /> },
            { term: t.facts.lossCeiling, value: <Amount value={cents(stage.lossCeiling)} /> },
          ]}
        />
        <section>
          <h2>{w.reasons}</h2>
          <p className="trial-reasons">{record.reasons}</p>
        </section>
        <ConditionsNow
          conditions={record.conditions}
          now={loaderData.conditions}
          today={loaderData.today}
          base={`/${params.hub}/phase-de-test/conditions`}
        />
        {record.opinions && <SignedOpinions opinions={record.opinions} />}
        <section>
          <h2>{w.evidence}</h2>
          <p className="ui-soft">{w.evidenceHelp}</p>
          <EvidenceTable caption={w.evidence} hub={params.hub} evidence={record.evidence} definitions />
          {loaderData.moved && <Moved moved={loaderData.moved} />}
        </section>
        <Notice tone={intact ? 'success' : 'danger'} title={intact ? w.intact : w.broken} live={false}>
          <p>{intact ? w.intactText : w.brokenText}</p>
          <p className="trial-fingerprint">
            {w.fingerprint} : <code>{fingerprint}</code>
          </p>
          {record.previous && (
            <p className="trial-fingerprint">
              {w.previous} : <code>{record.previous}</code>
            </p>
          )}
        </Notice>
        <p className="trial-signature ui-print-only">
          {w.signatureLine} : {record.signature}
        </p>
        <p className="ui-soft ui-no-print">{w.print}</p>
      </div>
    </>
  )
}
