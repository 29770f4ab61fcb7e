import '#modules/plan/ui/lines.css'
import '#modules/plan/ui/tariff-rows.css'
import { data, redirect } from 'react-router'
import { isId, newId } from '#kit/id.ts'
import { cents } from '#kit/money.ts'
import { listServices } from '#modules/catalogue/index.server.ts'
import { loadPlan } from '#modules/plan/current.server.ts'
import { en } from '#modules/plan/messages.en.ts'
import { fr } from '#modules/plan/messages.fr.ts'
import { mayWritePlan } from '#modules/plan/permits.ts'
import {
  basketRhythms,
  MAX_ITEMS,
  paidByPeople,
  pricePaid,
  usualBasket,
} from '#modules/plan/rules/tariffs/basket.ts'
import { moveBasket, saveBasket } from '#modules/plan/tariffs/baskets.server.ts'
import { basketRows } from '#modules/plan/tariffs/store.server.ts'
import { PlanTabs } from '#modules/plan/ui/PlanTabs.tsx'
import { onceField } from '#platform/forms/fields.ts'
import { type FormState, refusedForm } from '#platform/forms/form.ts'
import { shownForm } from '#platform/forms/shown.ts'
import { noPage, refusePage } from '#platform/session/guard.ts'
import { hubContext } from '#platform/session/request.server.ts'
import { Button, ButtonLink } from '#ui/Button.tsx'
import { Field } from '#ui/Field.tsx'
import { FieldSet, Form, FormActions } from '#ui/Form.tsx'
import { formatEuros } from '#ui/format.ts'
import { Trash2 } from '#ui/icons.ts'
import { useLocale, useWords } from '#ui/language.tsx'
import { PageHeader } from '#ui/PageHeader.tsx'
import type { Route } from './+types/route'
import { basketValues, itemName, readBasketForm } from './form.ts'

/** The basket of the address; `nouveau` has none. */
async function basketOf(context: Route.LoaderArgs['context'], word: string) {
  const ctx = context.get(hubContext)
  if (!mayWritePlan(ctx.actor)) refusePage()
  const found = await ctx.read(async (tx) => {
    const loaded = await loadPlan(tx, ctx)
    return loaded && { loaded, rows: await basketRows(tx, ctx) }
  })
  if (!found) noPage()
  const row = word === 'nouveau' ? null : isId<'Basket'>(word) && found.rows.find(({ id }) => id === word)
  if (row === false || row === undefined) noPage()
  return { ctx, loaded: found.loaded, row }
}

export async function loader({ context, params }: Route.LoaderArgs) {
  const { ctx, loaded, row } = await basketOf(context, params.basket)
  const services = await listServices(ctx, { activeOnly: true })
  return {
    key: newId<'Form'>(),
    version: row?.version ?? null,
    values: basketValues(row?.name ?? '', row?.items ?? usualBasket(loaded.plan)),
    lines: paidByPeople(loaded.plan).map((line) => ({
      value: `line:${line.id}`,
      name: line.name,
      price: cents(pricePaid(line, loaded.plan.taxOnSales)),
    })),
    services: services.flatMap(({ id, name, prices }) => {
      const price = prices.inhabitant ?? prices.employee ?? prices.senior
      return price === undefined ? [] : [{ value: `service:${id}`, name, price }]
    }),
  }
}

export async function action({ request, context, params }: Route.ActionArgs) {
  const { ctx, row } = await basketOf(context, params.basket)
  const posted = await request.formData()
  const page = `/${params.hub}/modele/tarifs`
  const version = Number(posted.get('version'))
  if (row && posted.get('intent') === 'remove') {
    const gone = await moveBasket(ctx, { id: row.id, version })
    if (gone.ok) return redirect(`${page}?fait=retire&retire=${row.id}&version=${gone.value.version}`)
    return data<FormState>(refusedForm({}, gone), { status: 422 })
  }
  const form = readBasketForm(posted)
  if (!form.ok) return data<FormState>({ values: form.values, errors: form.errors }, { status: 422 })
  const { name, items } = form
  const saved = await saveBasket(ctx, {
    ...{ name, items },
    ...(row ? { seen: { id: row.id, version } } : {}),
    idempotencyKey: onceField().parse(posted.get('idempotencyKey')),
  })
  if (saved.ok) return redirect(`${page}?fait=panier&panier=${saved.value.id}`)
  const values = Object.fromEntries([...posted].map(([field, value]) => [field, String(value)]))
  return data<FormState>(refusedForm(values, saved), { status: 422 })
}

export default function SetBasket({ loaderData, actionData, params }: Route.ComponentProps) {
  const words = useWords({ fr, en })
  const w = words.tariffs.baskets
  const locale = useLocale()
  const { key, version, values, lines, services } = loaderData
  const shown = shownForm(locale, actionData, { ...words.errors, ...words.tariffs.errors }, values)
  const title = version === null ? w.new : w.edit
  const priced = ({ value, name, price }: (typeof lines)[number]) => ({
    value,
    label: w.priced(name, formatEuros(price, locale)),
  })
  return (
    <>
      <title>{`${title} · Palier`}</title>
      <PageHeader title={title} lede={w.lede} />
      <PlanTabs hub={params.hub} current="tariffs" />
      <Form
        className="plan-tariff-form"
        idempotencyKey={key}
        hidden={version === null ? {} : { version: String(version) }}
        {...shown}
      >
        <Field name="name" label={w.name} help={w.nameHelp} maxLength={100} autoComplete="off" />
        {Array.from({ length: MAX_ITEMS }, (_, n) => n).map((n) => {
          // A row beyond those in use may stay blank.
          const optional = !values[itemName(n, 'what')]
          return (
            <FieldSet key={itemName(n, 'what')} legend={w.row(n + 1)}>
              <div className="plan-tariff-row">
                <Field
                  type="select"
                  name={itemName(n, 'what')}
                  label={w.what}
                  blank={w.nothing}
                  optional={optional}
                  options={[
                    { group: w.lines, options: lines.map(priced) },
                    { group: w.services, options: services.map(priced) },
                  ]}
                />
                <Field
                  type="number"
                  step="any"
                  name={itemName(n, 'times')}
                  label={w.times}
                  optional={optional}
                  width="short"
                />
                <Field
                  type="select"
                  name={itemName(n, 'every')}
                  label={w.every}
                  blank={false}
                  width="short"
                  options={basketRhythms.map((value) => ({ value, label: w.rhythms[value] }))}
                />
              </div>
            </FieldSet>
          )
        })}
        <FormActions>
          <Button tone="primary">{w.save}</Button>
          <ButtonLink href={`/${params.hub}/modele/tarifs`}>{words.board.close}</ButtonLink>
        </FormActions>
      </Form>
      {version !== null && (
        <form method="post" className="plan-apart">
          <input type="hidden" name="version" value={version} />
          <Button tone="danger" name="intent" value="remove" icon={Trash2}>
            {w.remove}
          </Button>
        </form>
      )}
    </>
  )
}
