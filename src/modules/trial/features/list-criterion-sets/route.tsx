import { data, redirect } from 'react-router'
import { isId, newId } from '#kit/id.ts'
import { measureOf } from '#modules/measures/index.server.ts'
import { readySet } from '#modules/trial/criteria/sets.server.ts'
import { confidenceOf, setsOf } from '#modules/trial/criteria/store.server.ts'
import { en } from '#modules/trial/messages/criteria.en.ts'
import { fr } from '#modules/trial/messages/criteria.fr.ts'
import { en as trialEn } from '#modules/trial/messages.en.ts'
import { fr as trialFr } from '#modules/trial/messages.fr.ts'
import { mayReadTrial, mayWriteSets } from '#modules/trial/permits.ts'
import { READY_SETS } from '#modules/trial/rules/defaults.ts'
import type { SetItem } from '#modules/trial/rules/sets.ts'
import { stagesNow } from '#modules/trial/trial.server.ts'
import { sentences } from '#platform/i18n/refusals.ts'
import { noPage, refusePage } from '#platform/session/guard.ts'
import { hubContext } from '#platform/session/request.server.ts'
import { Button } from '#ui/Button.tsx'
import { EmptyState } from '#ui/EmptyState.tsx'
import { Form } from '#ui/Form.tsx'
import { Target, Undo2 } from '#ui/icons.ts'
import { useLocale, useWords } from '#ui/language.tsx'
import { Notice } from '#ui/Notice.tsx'
import { PageHeader } from '#ui/PageHeader.tsx'
import type { Route } from './+types/route'
import { act } from './act.server.ts'
import { Confidence, KeepSet, OwnVerbs } from './Forms.tsx'
import { SetCard } from './SetCard.tsx'
import '#modules/trial/ui/criteria.css'

const withUnit = (item: SetItem) => ({ ...item, unit: measureOf(item.measureId)?.unit ?? ('count' as const) })

export async function loader({ context, request }: Route.LoaderArgs) {
  const ctx = context.get(hubContext)
  if (!mayReadTrial(ctx.actor)) refusePage()
  const { own, confidence } = await ctx.read(async (tx) => ({
    own: await setsOf(tx, ctx.hub.id),
    confidence: await confidenceOf(tx, ctx.hub.id),
  }))
  const stages = await stagesNow(ctx)
  const query = new URL(request.url).searchParams
  const removed = query.get('retire')
  return {
    key: newId<'Form'>(),
    confidence,
    ready: READY_SETS.map(({ key }) => ({ key, items: readySet(key).map(withUnit) })),
    own: own.map(({ id, name, items }) => ({ key: id, name, help: null, items: items.map(withUnit) })),
    stages: stages.map(({ id, name, closed }) => ({ value: id, label: name, closed })),
    mayWrite: mayWriteSets(ctx.actor),
    done: query.get('fait'),
    added: Number(query.get('n')) || 0,
    stage: stages.find((one) => one.id === query.get('palier'))?.id ?? null,
    removed: isId<'CriterionSet'>(removed) ? removed : null,
  }
}

export async function action({ context, request }: Route.ActionArgs) {
  const ctx = context.get(hubContext)
  if (!mayWriteSets(ctx.actor)) refusePage()
  const form = await request.formData()
  const done = await act(ctx, form)
  if (done.ok) return redirect(`/${ctx.hub.slug}/phase-de-test/jeux-de-criteres${done.value}`)
  if (done.code === 'not_found') noPage()
  const typed = (name: string) => String(form.get(name) ?? '')
  const refused = {
    ...{ code: done.code, field: done.field ?? '', intent: typed('intent') },
    ...{ set: typed('set'), name: typed('name'), stage: typed('stage') },
  }
  return data(refused, { status: 422 })
}

export default function CriterionSets({ loaderData, actionData, params }: Route.ComponentProps) {
  const t = useWords({ fr, en })
  const trial = useWords({ fr: trialFr, en: trialEn })
  const locale = useLocale()
  const w = t.setsPage
  const { ready, own, stages, mayWrite, done, removed } = loaderData
  const base = `/${params.hub}/phase-de-test`
  const open = mayWrite ? stages.filter((one) => !one.closed) : []
  const told: Record<string, string> = {
    ...{ kept: w.kept, renamed: w.renamed, restored: w.restored, changed: w.changed },
    applied: w.applied(loaderData.added),
  }
  const said = actionData
    ? (sentences(locale, { it: actionData.code }, { ...trial.errors, ...t.errors }).it ?? '')
    : ''
  // A form that has fields says it beside them; the others at the top.
  const refusedIn = (intent: string, set = '') =>
    actionData && said && actionData.intent === intent && actionData.set === set
      ? { ...actionData, said }
      : undefined
  const atTop = actionData && !['keep', 'rename', 'confidence'].includes(actionData.intent)
  return (
    <>
      <title>{`${w.title} · Palier`}</title>
      <PageHeader title={w.title} over={<a href={base}>{trial.title}</a>} lede={w.lede} />
      <div className="ui-stack">
        {atTop && <Notice tone="danger">{said}</Notice>}
        {done && Object.hasOwn(told, done) && (
          <Notice
            tone="success"
            actions={
              done === 'applied' &&
              loaderData.stage && <a href={`${base}/${loaderData.stage}#criteres`}>{w.seeStage}</a>
            }
          >
            {told[done]}
          </Notice>
        )}
        {removed && mayWrite && (
          <Notice
            tone="success"
            actions={
              <Form id="undo" intent="restore" action={`${base}/jeux-de-criteres`} hidden={{ set: removed }}>
                <Button icon={Undo2}>{w.restore}</Button>
              </Form>
            }
          >
            {w.removed}
          </Notice>
        )}
        {mayWrite && open.length === 0 && <Notice live={false}>{w.noStage}</Notice>}
        <section className="ui-stack">
          <h2>{w.ready}</h2>
          <div className="ui-grid trial-sets">
            {ready.map(({ key, items }) => (
              <SetCard key={key} set={{ key, items, name: w.names[key], help: w.help[key] }} stages={open} />
            ))}
          </div>
        </section>
        <section className="ui-stack">
          <h2>{w.own}</h2>
          {own.length === 0 && (
            <EmptyState title={w.noOwn} icon={Target}>
              {w.noOwnText}
            </EmptyState>
          )}
          {own.length > 0 && (
            <div className="ui-grid trial-sets">
              {own.map((set) => (
                <SetCard key={set.key} set={set} stages={open}>
                  {mayWrite && (
                    <OwnVerbs id={set.key} name={set.name} refused={refusedIn('rename', set.key)} />
                  )}
                </SetCard>
              ))}
            </div>
          )}
        </section>
        {mayWrite && stages.length > 0 && (
          <KeepSet stages={stages} formKey={loaderData.key} refused={refusedIn('keep')} />
        )}
        <Confidence level={loaderData.confidence} mayWrite={mayWrite} refused={refusedIn('confidence')} />
      </div>
    </>
  )
}
