import { BesideBoard } from '#modules/plan/ui/BesideBoard.tsx'
import './flows.css'
import { redirect } from 'react-router'
import { isId, newId } from '#kit/id.ts'
import type { FlowEnd, NamedFlow } from '#modules/plan/flows.server.ts'
import { en } from '#modules/plan/messages.en.ts'
import { fr } from '#modules/plan/messages.fr.ts'
import { mayReadPlan, mayWritePlan } from '#modules/plan/permits.ts'
import { PillarWord } from '#modules/plan/ui/PillarWord.tsx'
import { shownForm } from '#platform/forms/shown.ts'
import { actBy, verb } from '#platform/forms/verbs.server.ts'
import { refusePage } from '#platform/session/guard.ts'
import { hubContext } from '#platform/session/request.server.ts'
import { Button } from '#ui/Button.tsx'
import { EmptyState } from '#ui/EmptyState.tsx'
import { formatEuros } from '#ui/format.ts'
import { ArrowRight, Trash2 } from '#ui/icons.ts'
import { useLocale, useWords } from '#ui/language.tsx'
import { Table } from '#ui/Table.tsx'
import type { Route } from './+types/route'
import { FlowDiagram } from './FlowDiagram.tsx'
import { FlowForm } from './FlowForm.tsx'
import { addFlowForm, editFlowForm, flowSeenForm } from './form.ts'
import { readFlows } from './query.server.ts'
import { addFlow, editFlow, removeFlow, restoreFlow } from './use-case.server.ts'

export async function loader({ request, context, params }: Route.LoaderArgs) {
  const ctx = context.get(hubContext)
  if (!mayReadPlan(ctx.actor)) refusePage()
  const query = new URL(request.url).searchParams
  const removed = query.get('retire')
  const page = await readFlows(ctx, isId<'Flow'>(removed) ? removed : null)
  if (!page) throw redirect(`/${params.hub}/modele/nouveau`)
  const mayWrite = mayWritePlan(ctx.actor)
  const open = mayWrite ? query.get('trait') : null
  return { page, mayWrite, open, done: query.get('fait'), key: newId<'Form'>() }
}

const VERBS = {
  add: verb(addFlowForm, addFlow, () => '?fait=added'),
  edit: verb(editFlowForm, editFlow, () => '?fait=edited'),
  remove: verb(flowSeenForm, removeFlow, (id) => `?fait=removed&retire=${id}`),
  restore: verb(flowSeenForm, restoreFlow, () => '?fait=restored'),
}

export async function action({ request, context, params }: Route.ActionArgs) {
  const ctx = context.get(hubContext)
  if (!mayWritePlan(ctx.actor)) refusePage()
  return await actBy(VERBS, ctx, await request.formData(), `/${params.hub}/modele/qui-paie`)
}

export default function WhoPays({ loaderData, actionData, params }: Route.ComponentProps) {
  const t = useWords({ fr, en })
  const w = t.canvas.flows
  const locale = useLocale()
  const { page, mayWrite, open, done, key } = loaderData
  const { flows, choices, removed } = page
  const board = `/${params.hub}/modele`
  const base = `${board}/qui-paie`
  const sent = actionData?.intent
  const editedId = sent === 'edit' ? actionData?.state.values.id : open
  const edited = mayWrite ? flows.find((flow) => flow.id === editedId) : undefined
  const shownFor = (intent: string, before: Record<string, string> = {}) =>
    shownForm(locale, sent === intent ? actionData?.state : undefined, t.errors, before)
  const refused = sent && sent !== 'add' && sent !== 'edit' ? shownFor(sent) : null
  const end = (one: FlowEnd) => (one.gone ? `${one.name} (${w.gone})` : one.name)
  const ready =
    choices.customers.length > 0 &&
    choices.beneficiaries.length > 0 &&
    choices.activities.length + choices.services.length > 0
  return (
    <>
      <BesideBoard
        hub={params.hub}
        base={base}
        words={w}
        refused={refused}
        done={sent ? null : done}
        removed={removed}
      />
      {flows.length > 0 && <FlowDiagram flows={flows} />}
      <Table
        caption={w.title}
        rows={flows}
        rowKey={(flow) => flow.id}
        rowHref={mayWrite ? (flow) => `?trait=${flow.id}#edit` : undefined}
        columns={[
          {
            key: 'customer',
            header: w.columns.customer,
            cell: (flow) => (
              <>
                {flow.number}. {end(flow.customer)}
                {mayWrite && <span className="ui-hidden"> ({w.edit})</span>}
              </>
            ),
          },
          {
            key: 'beneficiary',
            header: w.columns.beneficiary,
            cell: (flow) => end(flow.beneficiary),
            foldLabel: true,
          },
          { key: 'service', header: w.columns.service, cell: (flow) => end(flow.service), foldLabel: true },
          {
            key: 'line',
            header: w.columns.line,
            foldLabel: true,
            cell: (flow) => <Income flow={flow} board={board} />,
          },
          {
            key: 'planned',
            header: w.columns.planned,
            align: 'end',
            nowrap: true,
            cell: ({ line }) =>
              line?.figure
                ? t.figure[line.figure.per](formatEuros(line.figure.amount, locale, { round: true }))
                : '–',
          },
        ]}
        empty={
          <EmptyState title={w.none} icon={ArrowRight}>
            {ready ? w.firstStep : w.needNotes}
          </EmptyState>
        }
      />
      {flows.length > 1 && <p className="ui-soft ui-small">{w.twice}</p>}
      {edited && (
        <section id="edit" aria-labelledby="edit-title" className="ui-no-print">
          <h2 id="edit-title">{w.editOf(edited.number)}</h2>
          <FlowForm
            id="edit-flow"
            intent="edit"
            base={base}
            choices={choices}
            hidden={{ id: edited.id, version: String(edited.version) }}
            shown={shownFor('edit', {
              customer: edited.customer.key.replace('note:', ''),
              beneficiary: edited.beneficiary.key.replace('note:', ''),
              service: edited.service.key,
              line: edited.line?.key ?? '',
            })}
          />
          <form method="post" action={base}>
            <input type="hidden" name="id" value={edited.id} />
            <input type="hidden" name="version" value={edited.version} />
            <Button name="intent" value="remove" tone="danger" icon={Trash2}>
              {w.remove}
            </Button>
          </form>
        </section>
      )}
      {mayWrite && ready && !edited && (
        <section aria-labelledby="add-title" className="ui-no-print">
          <h2 id="add-title">{w.add}</h2>
          <FlowForm
            id="add-flow"
            intent="add"
            base={base}
            choices={choices}
            idempotencyKey={key}
            shown={shownFor('add')}
          />
        </section>
      )}
    </>
  )
}

function Income({ flow: { line }, board }: { flow: NamedFlow; board: string }) {
  const w = useWords({ fr, en }).canvas.flows
  if (!line) return w.noLine
  return (
    <>
      {line.gone ? `${line.name} (${w.gone})` : <a href={`${board}/hypotheses/${line.key}`}>{line.name}</a>}{' '}
      {line.pillar && <PillarWord pillar={line.pillar} />}
    </>
  )
}
