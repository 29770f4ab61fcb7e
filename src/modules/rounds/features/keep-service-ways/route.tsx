import { cents, toInput } from '#kit/money.ts'
import { keepServiceTravel } from '#modules/rounds/errands/services.server.ts'
import { travellingServices } from '#modules/rounds/errands/travelling.server.ts'
import { en } from '#modules/rounds/messages.collect.en.ts'
import { fr } from '#modules/rounds/messages.collect.fr.ts'
import { mayKeepFleet } from '#modules/rounds/permits.ts'
import { useDayWords } from '#modules/rounds/ui/day-words.ts'
import { MeansTabs } from '#modules/rounds/ui/MeansTabs.tsx'
import { RoundsTabs } from '#modules/rounds/ui/RoundsTabs.tsx'
import { roundSides } from '#modules/rounds/ui/round-sides.ts'
import { SaidState } from '#modules/rounds/ui/SaidForm.tsx'
import { actBy, type Verbs, verb } from '#platform/forms/verbs.server.ts'
import { refusePage } from '#platform/session/guard.ts'
import { hubContext } from '#platform/session/request.server.ts'
import { ButtonLink } from '#ui/Button.tsx'
import { EmptyState } from '#ui/EmptyState.tsx'
import { BookOpen } from '#ui/icons.ts'
import { useWords } from '#ui/language.tsx'
import { Notice } from '#ui/Notice.tsx'
import { PageHeader } from '#ui/PageHeader.tsx'
import { Table } from '#ui/Table.tsx'
import type { Route } from './+types/route'
import { forgetForm, serviceForm, travelOf } from './form.ts'
import { ServiceForm } from './ServiceForm.tsx'

export async function loader({ request, context }: Route.LoaderArgs) {
  const ctx = context.get(hubContext)
  if (!mayKeepFleet(ctx.actor)) refusePage()
  const query = new URL(request.url).searchParams
  const services = [...(await travellingServices(ctx)).values()]
    .filter(({ service, said }) => said || service.retiredAt === null)
    .map(({ service, travel, said }) => {
      const { way, minutes, hours, load, skills, driver, handling } = travel
      return {
        ...{ id: service.id, name: service.name, said, way, minutes, hours, load, skills, driver },
        handling: handling === 0n ? '' : toInput(cents(handling)),
      }
    })
  return {
    services,
    edited: services.find(({ id }) => id === query.get('prestation')) ?? null,
    sides: roundSides(ctx.actor),
    done: query.get('fait'),
  }
}

const verbs: Verbs = {
  keep: verb(
    serviceForm,
    (ctx, form) => keepServiceTravel(ctx, form.service, travelOf(form)),
    () => '?fait=enregistree',
  ),
  forget: verb(
    forgetForm,
    (ctx, { service }) => keepServiceTravel(ctx, service, null),
    () => '?fait=oubliee',
  ),
}

export async function action({ request, context }: Route.ActionArgs) {
  const ctx = context.get(hubContext)
  if (!mayKeepFleet(ctx.actor)) refusePage()
  return await actBy(verbs, ctx, await request.formData(), `/${ctx.hub.slug}/tournees/prestations`)
}

export default function ServiceWays({ loaderData, actionData, params }: Route.ComponentProps) {
  const t = useWords({ fr, en })
  const { windows } = useDayWords()
  const w = t.services
  const { services, edited, sides, done } = loaderData
  const base = `/${params.hub}/tournees/prestations`
  return (
    <>
      <title>{`${w.title} · Palier`}</title>
      <PageHeader title={w.title} lede={w.lede} />
      <RoundsTabs hub={params.hub} current="means" sides={sides} />
      <MeansTabs hub={params.hub} current="services" />
      <div className="ui-stack">
        {done && !actionData && <Notice tone="success">{done === 'oubliee' ? w.forgotten : w.saved}</Notice>}
        {edited && <ServiceForm service={edited} state={actionData?.state} base={base} />}
        <Table
          caption={w.title}
          rows={services}
          rowKey={(one) => one.id}
          rowHref={(one) => `${base}?prestation=${one.id}`}
          empty={
            <EmptyState
              title={w.none}
              icon={BookOpen}
              action={<ButtonLink href={`/${params.hub}/catalogue`}>{w.catalogue}</ButtonLink>}
            >
              {w.noneText}
            </EmptyState>
          }
          columns={[
            { key: 'name', header: w.service, cell: (one) => one.name },
            {
              key: 'way',
              header: t.columns.way,
              cell: (one) => (one.way ? t.ways[one.way] : <span className="ui-soft">{w.counter}</span>),
            },
            {
              key: 'minutes',
              header: w.stay,
              align: 'end',
              nowrap: true,
              cell: (one) => (one.way ? t.minutes(one.minutes) : ''),
            },
            {
              key: 'load',
              header: t.columns.load,
              cell: (one) => (one.way ? t.load(one.load.kg, one.load.crates) : ''),
            },
            {
              key: 'hours',
              header: t.columns.hours,
              fold: 'hide',
              cell: (one) => (one.way ? windows(one.hours) || t.anyTime : ''),
            },
            {
              key: 'said',
              header: t.columns.state,
              cell: (one) => <SaidState said={one.said} words={w} />,
            },
          ]}
        />
      </div>
    </>
  )
}
