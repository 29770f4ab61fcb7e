import { data, redirect } from 'react-router'
import { addDays } from '#kit/day.ts'
import { newId } from '#kit/id.ts'
import { ACTIVITIES } from '#modules/catalogue/index.server.ts'
import { chartWithBalances } from '#modules/money/books/chart.server.ts'
import { recordByHand } from '#modules/money/books/manual.server.ts'
import { bookYears } from '#modules/money/books/years.server.ts'
import { en } from '#modules/money/messages.books.en.ts'
import { fr } from '#modules/money/messages.books.fr.ts'
import { en as moneyEn } from '#modules/money/messages.en.ts'
import { fr as moneyFr } from '#modules/money/messages.fr.ts'
import { mayKeepBooks } from '#modules/money/permits.ts'
import { MoneyTabs } from '#modules/money/ui/MoneyTabs.tsx'
import { findOrganisations } from '#modules/people/index.server.ts'
import type { Ctx } from '#platform/context/ctx.server.ts'
import { type FormState, readForm, refusedForm } from '#platform/forms/form.ts'
import { shownForm } from '#platform/forms/shown.ts'
import { refusePage } from '#platform/session/guard.ts'
import { hubContext } from '#platform/session/request.server.ts'
import { Button, ButtonLink } from '#ui/Button.tsx'
import { Field } from '#ui/Field.tsx'
import { FieldSet, Form, FormActions } from '#ui/Form.tsx'
import { useLocale, useWords } from '#ui/language.tsx'
import { PageHeader } from '#ui/PageHeader.tsx'
import type { Route } from './+types/route'
import { entryForm, HAND_JOURNALS, linesSent, MOST_LINES, readLines } from './form.ts'
import { Lines } from './Lines.tsx'
import { beginWith, TEMPLATES, templateOf } from './templates.ts'

const FIRST_LINES = 6

const organisationsOf = async (ctx: Ctx) =>
  (await findOrganisations(ctx, { limit: 500 })).map(({ id, label }) => ({ value: id as string, label }))

/** The accounts that a new line may go to. */
const chartInUse = async (ctx: Ctx) => (await chartWithBalances(ctx)).filter((one) => !one.retiredOn)

export async function loader({ request, context }: Route.LoaderArgs) {
  const ctx = context.get(hubContext)
  if (!mayKeepBooks(ctx.actor)) refusePage()
  const params = new URL(request.url).searchParams
  const template = templateOf(params.get('modele'))
  const { years } = await bookYears(ctx)
  // An accrual is of the last year that is over and not closed; an ordinary entry of today.
  const over = years.findLast(({ state }) => state === 'over')
  return {
    template,
    day: template && over ? over.endsOn : ctx.today(),
    reversesOn: template ? addDays((over ?? years[0]!).endsOn, 1) : '',
    chart: (await chartInUse(ctx)).map(({ code, name }) => ({ code, name })),
    organisations: await organisationsOf(ctx),
    activities: ACTIVITIES,
    key: newId<'Form'>(),
  }
}

export async function action({ request, context }: Route.ActionArgs) {
  const ctx = context.get(hubContext)
  if (!mayKeepBooks(ctx.actor)) refusePage()
  const posted = await request.formData()
  const form = readForm(entryForm, posted)
  const lines = Math.max(linesSent(posted), FIRST_LINES)
  const answer = (state: FormState, more = 0) =>
    data({ state, lines: Math.min(lines + more, MOST_LINES) }, { status: more ? 200 : 422 })
  if (posted.get('intent') === 'more') return answer({ values: form.values, errors: {} }, 5)
  const offered = new Set((await organisationsOf(ctx)).map(({ value }) => value))
  const read = readLines(posted, offered, new Set((await chartInUse(ctx)).map(({ code }) => code)))
  if (!form.ok || Object.keys(read.errors).length > 0)
    return answer({ values: form.values, errors: { ...(form.ok ? {} : form.errors), ...read.errors } })
  const done = await recordByHand(ctx, { ...form.value, lines: read.lines })
  if (!done.ok)
    return answer(refusedForm(form.values, done.field === 'lines' ? { ...done, field: '' } : done))
  return redirect(`/${ctx.hub.slug}/argent/ecritures/${done.value.number}?fait=saisie`)
}

export default function WriteEntry({ loaderData, actionData, params }: Route.ComponentProps) {
  const t = useWords({ fr, en })
  const money = useWords({ fr: moneyFr, en: moneyEn })
  const w = t.entry
  const { template, chart, organisations, activities, key } = loaderData
  const base = `/${params.hub}/argent`
  const here = `${base}/ecritures/nouvelle`
  const before = {
    ...{ journal: 'misc', day: loaderData.day, reversesOn: loaderData.reversesOn },
    ...beginWith(template),
  }
  const shown = shownForm(useLocale(), actionData?.state, { ...t.errors, ...w.errors }, before)
  return (
    <>
      <title>{`${w.title} · Palier`}</title>
      <PageHeader
        title={w.title}
        lede={w.lede}
        quiet={<ButtonLink href={`${base}/plan-comptable`}>{w.chart}</ButtonLink>}
      />
      <MoneyTabs hub={params.hub} current="books" />
      <nav className="ui-views books-models" aria-label={w.templatesLabel}>
        <ul>
          {[null, ...(Object.keys(TEMPLATES) as (keyof typeof TEMPLATES)[])].map((one) => (
            <li key={one ?? 'none'}>
              <a
                href={one ? `${here}?modele=${one}` : here}
                aria-current={template === one ? 'page' : undefined}
              >
                {w.templates[one ?? 'none']}
              </a>
            </li>
          ))}
        </ul>
      </nav>
      <Form id="ecriture" className="books-wide" idempotencyKey={key} {...shown}>
        <FieldSet legend={w.title}>
          <Field name="label" label={w.label} />
          <Field type="date" name="day" label={w.day} width="medium" />
          <Field
            type="select"
            name="journal"
            label={w.journal}
            blank={false}
            options={HAND_JOURNALS.map((value) => ({ value, label: money.journals[value] }))}
          />
          <Field name="reference" label={w.reference} optional width="medium" />
        </FieldSet>
        <Lines
          count={actionData?.lines ?? FIRST_LINES}
          chart={chart}
          organisations={organisations}
          activities={activities}
        />
        <Button name="intent" value="more">
          {w.more}
        </Button>
        <FieldSet legend={w.reversal}>
          <Field
            type="date"
            name="reversesOn"
            label={w.reversesOn}
            help={w.reversesHelp}
            optional
            width="medium"
          />
        </FieldSet>
        <FormActions>
          <Button tone="primary">{w.save}</Button>
        </FormActions>
      </Form>
    </>
  )
}
