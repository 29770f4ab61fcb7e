import { data } from 'react-router'
import { newId } from '#kit/id.ts'
import { COUNTER_MEANS, mayReadBooks } from '#modules/money/index.server.ts'
import { MeansField, useMeansWords } from '#modules/money/ui/MeansField.tsx'
import { MoneyTabs } from '#modules/money/ui/MoneyTabs.tsx'
import { en } from '#modules/till/messages.articles.en.ts'
import { fr } from '#modules/till/messages.articles.fr.ts'
import { en as basketEn } from '#modules/till/messages.basket.en.ts'
import { fr as basketFr } from '#modules/till/messages.basket.fr.ts'
import { mayTakeMany } from '#modules/till/permits.ts'
import { readForm } from '#platform/forms/form.ts'
import { shownForm } from '#platform/forms/shown.ts'
import { sentences } from '#platform/i18n/refusals.ts'
import { refusePage } from '#platform/session/guard.ts'
import { hubContext } from '#platform/session/request.server.ts'
import { Button } from '#ui/Button.tsx'
import { Card } from '#ui/Card.tsx'
import { formatDay } from '#ui/dates.ts'
import { EmptyState } from '#ui/EmptyState.tsx'
import { Field } from '#ui/Field.tsx'
import { Form } from '#ui/Form.tsx'
import { Check, Search } from '#ui/icons.ts'
import { useLocale, useWords } from '#ui/language.tsx'
import { Notice } from '#ui/Notice.tsx'
import { PageHeader } from '#ui/PageHeader.tsx'
import { Tabs } from '#ui/Tabs.tsx'
import type { Route } from './+types/route'
import '#modules/till/ui/basket.css'
import { bulkForm, rowsIn } from './form.ts'
import { BULK_KINDS, GROUPS } from './groups.ts'
import { groupIn, peopleToPay } from './query.server.ts'
import { takeMany } from './use-case.server.ts'

export async function loader({ request, context }: Route.LoaderArgs) {
  const ctx = context.get(hubContext)
  if (!mayTakeMany(ctx.actor)) refusePage()
  const params = new URL(request.url).searchParams
  const group = groupIn(params)
  const q = (params.get('q') ?? '').trim().slice(0, 100)
  return {
    group,
    q,
    books: mayReadBooks(ctx.actor),
    means: COUNTER_MEANS,
    key: newId<'Form'>(),
    ...(await peopleToPay(ctx, group, q)),
  }
}

export async function action({ request, context }: Route.ActionArgs) {
  const ctx = context.get(hubContext)
  if (!mayTakeMany(ctx.actor)) refusePage()
  const params = new URL(request.url).searchParams
  // Read before: who is paid may no longer be among those to pay.
  const { people } = await peopleToPay(ctx, groupIn(params), (params.get('q') ?? '').trim().slice(0, 100))
  const names = new Map<string, string>(people.map((one) => [one.id, one.name]))
  const posted = await request.formData()
  const form = readForm(bulkForm, posted)
  const who = posted.getAll('who').map(String)
  const state = (errors: Record<string, string>) =>
    data({ state: { values: form.values, errors }, who, done: [], wrong: [] }, { status: 422 })
  if (!form.ok) return state({ ...form.errors })
  const taken = await takeMany(ctx, form.value, rowsIn(posted))
  if (!taken.ok) return state({ [taken.field ?? '']: taken.code })
  const rows = taken.value.map((one) => ({ ...one, name: names.get(one.personId) ?? '' }))
  const wrong = rows.filter((one) => one.code)
  return data(
    {
      state: wrong.length > 0 ? { values: form.values, errors: {} } : undefined,
      who: wrong.map((one) => one.personId as string),
      done: rows.filter((one) => one.number),
      wrong,
    },
    { status: wrong.length > 0 ? 422 : 200 },
  )
}

export default function BulkPayments({ loaderData, actionData, params }: Route.ComponentProps) {
  const t = useWords({ fr, en })
  const basket = useWords({ fr: basketFr, en: basketEn })
  const w = t.bulk
  const locale = useLocale()
  const { group, q, people, more, key } = loaderData
  const base = `/${params.hub}/argent/paiements/grille`
  const own = { ...basket.errors, nothing_chosen: w.nothing, label_needed: w.labelHelp }
  const shown = shownForm(locale, actionData?.state, own, { kind: 'membership', means: 'cash' })
  return (
    <>
      <title>{`${w.title} · Palier`}</title>
      <PageHeader title={w.title} lede={w.lede} />
      {loaderData.books && <MoneyTabs hub={params.hub} current="payments" />}
      {actionData && actionData.done.length > 0 && (
        <Notice tone="success" title={w.done(actionData.done.length)}>
          <ul>
            {actionData.done.map((one) => (
              <li key={one.personId}>
                {one.name},{' '}
                <a href={`/${params.hub}/caisse/tickets/${one.number}`}>{w.ticket(one.number ?? '')}</a>
              </li>
            ))}
          </ul>
        </Notice>
      )}
      {actionData && actionData.wrong.length > 0 && (
        <Notice tone="danger" title={w.left(actionData.wrong.length)}>
          <ul>
            {actionData.wrong.map((one) => (
              <li key={one.personId}>
                {one.name} : {sentences(locale, { one: one.code ?? '' }, own).one}
              </li>
            ))}
          </ul>
        </Notice>
      )}
      <Tabs
        label={w.groups}
        tabs={GROUPS.map((one) => ({
          label: w.group[one],
          href: `?groupe=${one}`,
          current: one === group,
        }))}
      />
      {group === 'search' && (
        <form method="get" action={base} className="sale-search sale-bulk-search">
          <input type="hidden" name="groupe" value="search" />
          <label htmlFor="sale-bulk-q">{w.search}</label>
          <div>
            <input
              id="sale-bulk-q"
              className="ui-input"
              type="search"
              name="q"
              defaultValue={q}
              autoComplete="off"
            />
            <Button icon={Search}>{w.show}</Button>
          </div>
        </form>
      )}
      {people.length === 0 ? (
        <EmptyState title={w.nobody}>{w.nobodyText}</EmptyState>
      ) : (
        <Form idempotencyKey={key} className="sale-bulk" {...shown}>
          <Card title={w.what}>
            <div className="sale-bulk-what">
              <Field
                type="radio"
                name="kind"
                label={w.kind}
                inline
                options={BULK_KINDS.map((value) => ({ value, label: w.kinds[value] }))}
              />
              <Field name="label" label={w.label} help={w.labelHelp} optional maxLength={120} />
              <Field type="money" name="amount" label={w.amount} width="short" />
              <MeansField label={w.means} />
            </div>
          </Card>
          <Grid {...loaderData} actionData={actionData} own={own} values={shown.values} />
          {more && <p className="ui-soft">{w.many(people.length)}</p>}
          <div className="sale-bulk-go">
            <Button tone="primary" icon={Check}>
              {w.save}
            </Button>
          </div>
        </Form>
      )}
    </>
  )
}

type GridProps = Pick<Route.ComponentProps['loaderData'], 'people' | 'means'> & {
  actionData: Route.ComponentProps['actionData']
  own: Readonly<Record<string, string>>
  values: Readonly<Record<string, string>>
}

function Grid({ people, means, actionData, own, values }: GridProps) {
  const { bulk: w } = useWords({ fr, en })
  const words = useMeansWords()
  const locale = useLocale()
  const ticked = new Set(actionData?.who ?? [])
  const codes = new Map(actionData?.wrong.map((one) => [one.personId as string, one.code ?? '']))
  const done = new Set(actionData?.done.map((one) => one.personId as string))
  return (
    <div className="sale-grid">
      <table>
        <caption>{w.who}</caption>
        <thead>
          <tr>
            <th scope="col">{w.person}</th>
            <th scope="col">{w.until}</th>
            <th scope="col">{w.sum}</th>
            <th scope="col">{w.means}</th>
            <th scope="col">{w.reference}</th>
          </tr>
        </thead>
        <tbody>
          {people
            .filter((one) => !done.has(one.id))
            .map((one) => {
              const code = codes.get(one.id)
              return (
                <tr key={one.id} className={code ? 'sale-grid-wrong' : undefined}>
                  <th scope="row">
                    <label className="ui-choice">
                      <input type="checkbox" name="who" value={one.id} defaultChecked={ticked.has(one.id)} />
                      <span>{one.name}</span>
                    </label>
                    {code && (
                      <p className="ui-field-error" id={`error-${one.id}`}>
                        {sentences(locale, { one: code }, own).one}
                      </p>
                    )}
                  </th>
                  <td>{one.until ? w.untilDay(formatDay(one.until, locale)) : w.noMembership}</td>
                  <td>
                    <input
                      className="ui-input"
                      inputMode="decimal"
                      name={`sum-${one.id}`}
                      defaultValue={values[`sum-${one.id}`] ?? ''}
                      placeholder={w.same}
                      aria-label={w.sumOf(one.name)}
                      aria-describedby={code ? `error-${one.id}` : undefined}
                      autoComplete="off"
                    />
                  </td>
                  <td>
                    <select
                      className="ui-input"
                      name={`means-${one.id}`}
                      defaultValue={values[`means-${one.id}`] ?? ''}
                      aria-label={w.meansOf(one.name)}
                    >
                      <option value="">{w.same}</option>
                      {means.map((value) => (
                        <option key={value} value={value}>
                          {words[value]}
                        </option>
                      ))}
                    </select>
                  </td>
                  <td>
                    <input
                      className="ui-input"
                      name={`ref-${one.id}`}
                      defaultValue={values[`ref-${one.id}`] ?? ''}
                      placeholder={w.reference}
                      aria-label={w.referenceOf(one.name)}
                      autoComplete="off"
                    />
                  </td>
                </tr>
              )
            })}
        </tbody>
      </table>
    </div>
  )
}
