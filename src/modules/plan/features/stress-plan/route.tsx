import '#modules/plan/ui/lines.css'
import '#modules/plan/ui/whatif.css'
import { data, redirect } from 'react-router'
import { newId } from '#kit/id.ts'
import { wordsFor } from '#kit/words.ts'
import { en } from '#modules/plan/messages.en.ts'
import { fr } from '#modules/plan/messages.fr.ts'
import { mayReadPlan, mayWritePlan } from '#modules/plan/permits.ts'
import { type StressId, stressIds } from '#modules/plan/rules/whatif/stress.ts'
import { keptScenario } from '#modules/plan/scenarios.server.ts'
import { KeptNotice } from '#modules/plan/ui/KeptNotice.tsx'
import { PlanTabs } from '#modules/plan/ui/PlanTabs.tsx'
import { onceField } from '#platform/forms/fields.ts'
import { type FormState, refusedForm } from '#platform/forms/form.ts'
import { shownForm } from '#platform/forms/shown.ts'
import { refusePage } from '#platform/session/guard.ts'
import { hubContext, localeContext } from '#platform/session/request.server.ts'
import { ButtonLink } from '#ui/Button.tsx'
import { Card } from '#ui/Card.tsx'
import { Hourglass } from '#ui/icons.ts'
import { useLocale, useWords } from '#ui/language.tsx'
import { Notice } from '#ui/Notice.tsx'
import { PageHeader } from '#ui/PageHeader.tsx'
import type { Route } from './+types/route'
import { ChanceCard } from './ChanceCard.tsx'
import { readWhatIf } from './query.server.ts'
import { StressChart, StressTable } from './StressTable.tsx'
import { keepStress } from './use-case.server.ts'

const keysFor = (): Record<StressId, string> => {
  const keys: { [id in StressId]?: string } = {}
  for (const id of stressIds) keys[id] = newId<'Form'>()
  return keys as Record<StressId, string>
}

export async function loader({ request, context, params }: Route.LoaderArgs) {
  const ctx = context.get(hubContext)
  if (!mayReadPlan(ctx.actor)) refusePage()
  const read = await readWhatIf(ctx)
  if (!read.ok && read.code === 'no_plan') throw redirect(`/${params.hub}/modele/nouveau`)
  return {
    read: read.ok ? read.value : null,
    kept: await keptScenario(ctx, new URL(request.url).searchParams.get('garde')),
    mayWrite: mayWritePlan(ctx.actor),
    keys: keysFor(),
  }
}

export async function action({ request, context, params }: Route.ActionArgs) {
  const ctx = context.get(hubContext)
  if (!mayWritePlan(ctx.actor)) refusePage()
  const posted = await request.formData()
  const page = `/${params.hub}/modele/et-si`
  const id = stressIds.find((one) => one === posted.get('test'))
  if (!id) throw redirect(page)
  const { names } = wordsFor(context.get(localeContext), { fr, en }).whatIf.stress
  const idempotencyKey = onceField().parse(posted.get('idempotencyKey'))
  const kept = await keepStress(ctx, { id, name: names[id], idempotencyKey })
  if (kept.ok) return redirect(`${page}?garde=${kept.value.key}`)
  return data<FormState>(refusedForm({}, kept), { status: 422 })
}

export default function WhatIfPage({ loaderData, actionData, params }: Route.ComponentProps) {
  const t = useWords({ fr, en })
  const w = t.whatIf
  const { read, kept, mayWrite, keys } = loaderData
  const base = `/${params.hub}/modele`
  const { error } = shownForm(useLocale(), actionData, t.errors)
  const ways = [
    { href: 'objectif', title: w.hub.goal, help: w.hub.goalHelp },
    { href: 'essayer', title: w.hub.try, help: w.hub.tryHelp },
    { href: 'scenarios', title: w.hub.scenarios, help: w.hub.scenariosHelp },
  ]
  return (
    <>
      <title>{`${w.hub.title} · Palier`}</title>
      <PageHeader
        title={w.hub.title}
        over={read?.name}
        lede={w.hub.lede}
        action={
          <ButtonLink tone="primary" href={`${base}/et-si/simulation`} icon={Hourglass}>
            {w.hub.simulate}
          </ButtonLink>
        }
      />
      <PlanTabs hub={params.hub} current="whatIf" />
      {kept && <KeptNotice kept={kept} base={base} />}
      {error && <Notice tone="warn">{error}</Notice>}
      {!read && (
        <Notice tone="warn" live={false}>
          {t.errors.does_not_apply}
        </Notice>
      )}
      {read && (
        <div className="ui-stack">
          <ChanceCard simulation={read.simulation} uncertain={read.uncertain} base={base} />
          <section aria-labelledby="ways" className="ui-no-print">
            <h2 id="ways">{w.hub.tools}</h2>
            <ul className="plan-ways">
              {ways.map((way) => (
                <li key={way.href}>
                  <a href={`${base}/et-si/${way.href}`}>
                    <strong>{way.title}</strong>
                    <span>{way.help}</span>
                  </a>
                </li>
              ))}
            </ul>
          </section>
          <section>
            <h2 id="epreuves">{w.stress.title}</h2>
            <Card>
              <StressChart base={read.base} rows={read.rows} />
            </Card>
          </section>
          <StressTable rows={read.rows} mayWrite={mayWrite} keys={keys} planHref={base} />
        </div>
      )}
    </>
  )
}
