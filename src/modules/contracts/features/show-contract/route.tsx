import { newId } from '#kit/id.ts'
import { contractEn as en } from '#modules/contracts/messages.contract.en.ts'
import { contractFr as fr } from '#modules/contracts/messages.contract.fr.ts'
import {
  mayAdmitEmployees,
  mayKeepCoverages,
  mayReadContracts,
  mayWriteContracts,
  mayWriteRecurrences,
} from '#modules/contracts/permits.ts'
import { contractByNumber } from '#modules/contracts/store.server.ts'
import { AlertLine } from '#modules/contracts/ui/AlertLine.tsx'
import { ContractStatus } from '#modules/contracts/ui/contract-state.tsx'
import { findPeople } from '#modules/people/index.server.ts'
import { actBy } from '#platform/forms/verbs.server.ts'
import { noPage, refusePage } from '#platform/session/guard.ts'
import { hubContext } from '#platform/session/request.server.ts'
import { ButtonLink } from '#ui/Button.tsx'
import { FileText, Pencil } from '#ui/icons.ts'
import { useWords } from '#ui/language.tsx'
import { Notice } from '#ui/Notice.tsx'
import { PageHeader } from '#ui/PageHeader.tsx'
import type { Route } from './+types/route'
import { Acts, SignForm } from './Acts.tsx'
import { actsOn } from './acts.server.ts'
import { Coverages } from './Coverages.tsx'
import { Employees } from './Employees.tsx'
import { Facts, History, Versions } from './Facts.tsx'
import { showContract } from './query.server.ts'
import { Recurring, Schedule, Volumes } from './Uses.tsx'
import '#modules/contracts/ui/contracts.css'

export async function loader({ request, context, params }: Route.LoaderArgs) {
  const ctx = context.get(hubContext)
  if (!mayReadContracts(ctx.actor)) refusePage()
  const page = (await showContract(ctx, params.number)) ?? noPage()
  const search = new URL(request.url).searchParams
  const q = search.get('salarie')
  return {
    page,
    today: ctx.today(),
    q,
    found: q ? await findPeople(ctx, q, 8) : [],
    may: {
      write: mayWriteContracts(ctx.actor),
      admit: mayAdmitEmployees(ctx.actor),
      recur: mayWriteRecurrences(ctx.actor),
      cover: mayKeepCoverages(ctx.actor),
    },
    done: search.get('fait'),
    key: newId<'Form'>(),
  }
}

export async function action({ request, context, params }: Route.ActionArgs) {
  const ctx = context.get(hubContext)
  if (!mayReadContracts(ctx.actor)) refusePage()
  const contract = (await ctx.read((tx) => contractByNumber(tx, ctx.hub.id, params.number))) ?? noPage()
  const posted = await request.formData()
  if (!permitFor(String(posted.get('intent')))(ctx.actor)) refusePage()
  return await actBy(actsOn(contract), ctx, posted, `/${ctx.hub.slug}/contrats/${contract.number}`)
}

const permitFor = (intent: string) =>
  intent === 'cover'
    ? mayKeepCoverages
    : ['add-employee', 'remove-employee', 'code'].includes(intent)
      ? mayAdmitEmployees
      : mayWriteContracts

export default function Contract({ loaderData, actionData, params }: Route.ComponentProps) {
  const t = useWords({ fr, en })
  const w = t.one
  const { page, may, done, today, key, q, found } = loaderData
  const { contract, organisation, alerts } = page
  const hub = `/${params.hub}`
  const base = `${hub}/contrats/${contract.number}`
  const said = (Object.keys(t.done) as (keyof typeof t.done)[]).find((word) => word === done)
  const draft = contract.state === 'draft'
  return (
    <>
      <title>{`${contract.number} · ${organisation} · Palier`}</title>
      <PageHeader
        over={
          <>
            {contract.number} · <ContractStatus state={contract.state} />
          </>
        }
        title={contract.title}
        lede={<a href={`${hub}/partenaires/${contract.organisationId}`}>{organisation}</a>}
        action={
          may.write &&
          contract.state === 'signed' && (
            <ButtonLink tone="primary" icon={Pencil} href={`${base}/avenant`}>
              {w.amend}
            </ButtonLink>
          )
        }
        quiet={
          <>
            {may.write && draft && (
              <ButtonLink icon={Pencil} href={`${base}/modifier`}>
                {w.edit}
              </ButtonLink>
            )}
            <ButtonLink icon={FileText} href={`${base}/bilan`}>
              {w.company}
            </ButtonLink>
          </>
        }
      />
      <div className="ui-stack">
        {said && <Notice tone="success">{t.done[said]}</Notice>}
        {alerts.map((alert) => (
          <p key={alert.kind} className="ui-no-print">
            <AlertLine {...alert} />
          </p>
        ))}
        {may.write && draft && <SignForm sent={actionData} today={today} idempotencyKey={key} />}
        <Facts page={page} />
        {page.current && page.current.volumes.length > 0 && <Volumes page={page} />}
        {contract.eligibles !== 'none' && (
          <div className="contract-two">
            <Employees page={page} q={q} found={found} mayAdmit={may.admit} sent={actionData} />
            <Coverages page={page} hub={hub} mayCover={may.cover} sent={actionData} idempotencyKey={key} />
          </div>
        )}
        <Schedule page={page} hub={hub} />
        <Recurring page={page} hub={hub} mayRecur={may.recur} />
        {page.terms.length > 1 && <Versions page={page} />}
        {may.write && <Acts page={page} sent={actionData} today={today} idempotencyKey={key} />}
        <History page={page} />
        <p className="ui-print-only contract-signature">{w.signature}</p>
      </div>
    </>
  )
}
