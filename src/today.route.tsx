import { redirect } from 'react-router'
import type { Cents } from '#kit/money.ts'
import { hubContext, localeContext } from '#platform/session/request.server.ts'
import { ButtonLink } from '#ui/Button.tsx'
import { Card } from '#ui/Card.tsx'
import { formatMonth } from '#ui/dates.ts'
import { EmptyState } from '#ui/EmptyState.tsx'
import { formatEuros } from '#ui/format.ts'
import { Plus, TriangleAlert } from '#ui/icons.ts'
import { useLocale, useWords } from '#ui/language.tsx'
import { PageHeader } from '#ui/PageHeader.tsx'
import { Status } from '#ui/Status.tsx'
import type { Route } from './+types/today.route'
import { en } from './messages.en.ts'
import { fr } from './messages.fr.ts'
import { ContractAlerts } from './modules/contracts/ui/ContractAlerts.tsx'
import { MeasureStat } from './modules/measures/ui/MeasureStat.tsx'
import { ToSayCard } from './modules/notices/ui/ToSayCard.tsx'
import { DriftList } from './modules/plan/ui/DriftList.tsx'
import { homeOf } from './modules/portals/homes.ts'
import { ProviderAlerts } from './modules/providers/ui/ProviderAlerts.tsx'
import { DeskNews } from './modules/requests/ui/DeskNews.tsx'
import { MissedWork } from './modules/requests/ui/MissedWork.tsx'
import { RequestsTable } from './modules/requests/ui/RequestsTable.tsx'
import { RoundsToday } from './modules/rounds/ui/RoundsToday.tsx'
import { TrialAsks } from './modules/trial/ui/TrialAsks.tsx'
import { today } from './today.server.ts'
import './today.css'

export async function loader({ context }: Route.LoaderArgs) {
  const ctx = context.get(hubContext)
  // Whoever only has a portal is at home there: the day's work is not theirs.
  const home = homeOf(ctx.actor)
  if (home) throw redirect(`/${ctx.hub.slug}/${home}`)
  return await today(ctx, context.get(localeContext))
}

type Data = Route.ComponentProps['loaderData']

export default function Today({ loaderData, params }: Route.ComponentProps) {
  const t = useWords({ fr, en }).todayPage
  const base = `/${params.hub}`
  const { work, model, trial, drifts, figures, mayTake, name } = loaderData
  const { missed, contracts, mayFinish, maySettle } = loaderData
  return (
    <>
      <title>{`${t.hello(name)} · Palier`}</title>
      <PageHeader
        title={t.hello(name)}
        lede={t.lede}
        action={
          mayTake && (
            <ButtonLink tone="primary" href={`${base}/guichet`} icon={Plus}>
              {t.take}
            </ButtonLink>
          )
        }
      />
      <div className="ui-stack">
        {(model || trial) && (
          <div className="today-answers">
            {model && <Model answer={model.answer} base={base} />}
            {trial && <Trial answer={trial.answer} base={base} />}
          </div>
        )}
        <TrialAsks
          dues={loaderData.asks}
          hub={params.hub}
          shown={4}
          moreHref={`${base}/phase-de-test#a-faire`}
        />
        {drifts.length > 0 && <DriftList drifts={drifts} hub={params.hub} />}
        <RoundsToday rounds={loaderData.rounds} hub={params.hub} />
        {loaderData.desk && <DeskNews news={loaderData.desk} base={`${base}/demandes`} />}
        {work && <Work work={work} web={loaderData.web} base={base} />}
        {missed && (
          <MissedWork missed={missed} hub={base} mayAct={mayFinish} maySettle={maySettle} back="accueil" />
        )}
        <ToSayCard toSay={loaderData.toSay} hub={params.hub} />
        <ContractAlerts alerts={contracts} hub={params.hub} />
        <ProviderAlerts {...loaderData.providers} hub={params.hub} />
        {figures && figures.length > 0 && (
          <section>
            <div className="today-head">
              <h2>{t.measures}</h2>
              <a href={`${base}/mesures`}>{t.measuresAll}</a>
            </div>
            <div className="ui-grid">
              {figures.map(({ id, ...figure }) => (
                <MeasureStat key={id} {...figure} round href={`${base}/mesures/${id}`} />
              ))}
            </div>
          </section>
        )}
      </div>
    </>
  )
}

function Model({ answer, base }: { answer: NonNullable<Data['model']>['answer']; base: string }) {
  const t = useWords({ fr, en }).todayPage
  const locale = useLocale()
  if (!answer)
    return (
      <Card title={t.model}>
        <p>{t.modelNone}</p>
        <ButtonLink href={`${base}/modele`}>{t.modelBegin}</ButtonLink>
      </Card>
    )
  const { firstNegative, balancedSince, lowest, lowestIn } = answer
  return (
    <Card title={t.model}>
      <p className="today-answer">
        {firstNegative
          ? t.modelBreaks(formatMonth(firstNegative, locale))
          : t.modelHolds(formatEuros(lowest, locale, { round: true }), formatMonth(lowestIn, locale))}
      </p>
      <p>{balancedSince ? t.modelBalance(formatMonth(balancedSince, locale)) : t.modelNever}</p>
      <a href={`${base}/modele/previsions`}>{t.modelLink}</a>
    </Card>
  )
}

function Trial({ answer, base }: { answer: NonNullable<Data['trial']>['answer']; base: string }) {
  const t = useWords({ fr, en }).todayPage
  const locale = useLocale()
  const euros = (value: Cents) => formatEuros(value, locale, { round: true })
  return (
    <Card title={t.trial}>
      {answer ? (
        <>
          <p className="today-answer">{t.trialCount(answer.met, answer.total, answer.early)}</p>
          <p>{t.trialStage(answer.name, answer.daysLeft)}</p>
          {answer.alert && (
            <p>
              <Status tone={answer.alert.watch === 'reached' ? 'danger' : 'warn'} icon={TriangleAlert}>
                {t.trialLoss[answer.alert.watch](euros(answer.alert.loss), euros(answer.alert.ceiling))}
              </Status>
            </p>
          )}
        </>
      ) : (
        <p>{t.trialNone}</p>
      )}
      <a href={`${base}/phase-de-test`}>{t.trialLink}</a>
    </Card>
  )
}

const COUNTS = ['late', 'triage', 'work', 'collect'] as const
const VIEWS = { late: 'retard=1', triage: 'vue=a-traiter', work: 'vue=en-cours', collect: 'vue=a-encaisser' }

function Work({ work, web, base }: { work: NonNullable<Data['work']>; web: number; base: string }) {
  const t = useWords({ fr, en }).todayPage
  const list = `${base}/demandes`
  return (
    <section>
      <div className="today-head">
        <h2>{t.toDo}</h2>
        <a href={list}>{t.toDoAll}</a>
      </div>
      <ul className="today-counts">
        {web > 0 && (
          <li>
            <a href={`${list}/du-site`}>
              <strong>{t.more(web)}</strong> {t.counts.web}
            </a>
          </li>
        )}
        {COUNTS.map((count) => (
          <li key={count}>
            <a href={`${list}?${VIEWS[count]}`}>
              <strong>{t.more(work.counts[count])}</strong> {t.counts[count]}
            </a>
          </li>
        ))}
      </ul>
      <RequestsTable
        caption={t.toDo}
        base={list}
        rows={work.toDo}
        empty={<EmptyState title={t.nothing}>{t.nothingText}</EmptyState>}
      />
    </section>
  )
}
