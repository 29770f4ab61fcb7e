import { UndoForm } from '#modules/plan/ui/UndoForm.tsx'
import '#modules/plan/ui/lines.css'
import '#modules/plan/ui/ranges.css'
import { data, redirect } from 'react-router'
import { isId } from '#kit/id.ts'
import { cents } from '#kit/money.ts'
import { restoreAssumption } from '#modules/plan/lines.server.ts'
import { en } from '#modules/plan/messages.en.ts'
import { fr } from '#modules/plan/messages.fr.ts'
import { mayReadPlan, mayWritePlan } from '#modules/plan/permits.ts'
import { blocks } from '#modules/plan/rules/vocabulary.ts'
import { PillarWord } from '#modules/plan/ui/PillarWord.tsx'
import { PlanTabs } from '#modules/plan/ui/PlanTabs.tsx'
import type { FormState } from '#platform/forms/form.ts'
import { shownForm } from '#platform/forms/shown.ts'
import { refusePage } from '#platform/session/guard.ts'
import { hubContext, localeContext } from '#platform/session/request.server.ts'
import { ButtonLink } from '#ui/Button.tsx'
import { EmptyState } from '#ui/EmptyState.tsx'
import { formatEuros, formatNumber, formatPercent } from '#ui/format.ts'
import { MessageSquare, Plus } from '#ui/icons.ts'
import { useLocale, useWords } from '#ui/language.tsx'
import { Notice } from '#ui/Notice.tsx'
import { PageHeader } from '#ui/PageHeader.tsx'
import { Table } from '#ui/Table.tsx'
import type { Route } from './+types/route'
import { type ListedLine, listAssumptions, type Measured } from './query.server.ts'

export async function loader({ request, context, params }: Route.LoaderArgs) {
  const ctx = context.get(hubContext)
  if (!mayReadPlan(ctx.actor)) refusePage()
  const query = new URL(request.url).searchParams
  const [line, done] = [query.get('ligne'), query.get('fait')]
  const list = await listAssumptions(ctx, isId<'Assumption'>(line) ? line : null, context.get(localeContext))
  if (!list) throw redirect(`/${params.hub}/modele/nouveau`)
  return { list, done, mayWrite: mayWritePlan(ctx.actor) }
}

export async function action({ request, context, params }: Route.ActionArgs) {
  const ctx = context.get(hubContext)
  const posted = await request.formData()
  const base = `/${params.hub}/modele/hypotheses`
  const id = posted.get('id')
  if (posted.get('intent') !== 'restore' || !isId<'Assumption'>(id)) throw redirect(base)
  const back = await restoreAssumption(ctx, { id, version: Number(posted.get('version')) })
  if (back.ok) return redirect(`${base}?fait=restored&ligne=${id}`)
  return data<FormState>({ values: {}, errors: { '': back.code } }, { status: 422 })
}

export default function AssumptionsPage({ loaderData, actionData, params }: Route.ComponentProps) {
  const t = useWords({ fr, en })
  const w = t.lines
  const locale = useLocale()
  const { list, done, mayWrite } = loaderData
  const base = `/${params.hub}/modele/hypotheses`
  const shown = shownForm(locale, actionData, t.errors)
  const columns = [
    { key: 'name', header: w.columns.name, cell: (row: ListedLine) => row.name },
    {
      key: 'comments',
      header: t.canvas.comments.title,
      cell: (row: ListedLine) =>
        row.comments > 0 && (
          <a href={`/${params.hub}/modele/commentaires?sur=line:${row.id}`}>
            <MessageSquare className="ui-icon" /> {row.comments}
            <span className="ui-hidden"> {t.canvas.comments.count(row.comments)}</span>
          </a>
        ),
    },
    { key: 'type', header: w.columns.type, cell: (row: ListedLine) => t.types[row.type] },
    {
      key: 'payer',
      header: w.columns.payer,
      cell: (row: ListedLine) => row.payer && t.payers[row.payer],
    },
    {
      key: 'pillar',
      header: w.columns.pillar,
      cell: (row: ListedLine) => row.pillar && <PillarWord pillar={row.pillar} />,
    },
    {
      key: 'measured',
      header: w.columns.measured,
      cell: (row: ListedLine) => row.measured && <MeasuredFigures measured={row.measured} hub={params.hub} />,
    },
    {
      key: 'amount',
      header: w.columns.amount,
      align: 'end' as const,
      nowrap: true,
      cell: (row: ListedLine) => <Figured row={row} />,
    },
  ]
  const add = (
    <ButtonLink tone="primary" href={`${base}/nouvelle`} icon={Plus}>
      {w.add}
    </ButtonLink>
  )
  return (
    <>
      <title>{`${w.title} · Palier`}</title>
      <PageHeader title={w.title} lede={w.lede} action={mayWrite && add} />
      <PlanTabs hub={params.hub} current="assumptions" />
      {mayWrite && (
        <p className="plan-links">
          <a href={`/${params.hub}/modele/reglages`}>{t.settings.link}</a>
          <a href={`${base}/coller`}>{t.settings.pasteLink}</a>
        </p>
      )}
      {shown.error && <Notice tone="warn">{shown.error}</Notice>}
      <Done done={done} removed={list.removed} base={base} hub={params.hub} />
      {list.lines.length === 0 && (
        <EmptyState title={w.none} action={mayWrite && add}>
          {w.firstStep}
        </EmptyState>
      )}
      {blocks.map((block) => {
        const rows = list.lines.filter((line) => line.block === block)
        return (
          rows.length > 0 && (
            <section className="plan-group" key={block} id={block} aria-labelledby={`b-${block}`}>
              <h2 id={`b-${block}`}>{t.blocks[block]}</h2>
              <Table
                caption={w.caption(t.blocks[block])}
                rows={rows}
                rowKey={(row) => row.id}
                rowHref={(row) => `${base}/${row.id}`}
                columns={columns.filter(
                  // A column that is empty for the whole block would only push the others apart.
                  (column) => column.key === 'name' || rows.some((row) => column.cell(row)),
                )}
              />
            </section>
          )
        )
      })}
      {list.lines.length > 0 && <p className="ui-soft ui-small">{t.figure.average(list.year)}</p>}
    </>
  )
}

/** What a line brings or costs, and under it what may move. */
function Figured({ row }: { row: ListedLine }) {
  const t = useWords({ fr, en })
  const locale = useLocale()
  return (
    <>
      {t.figure[row.figure.per](formatEuros(row.figure.amount, locale))}
      {row.marks.length > 0 && (
        <span className="plan-marks">
          <span className="ui-hidden">{t.whatIf.ranges.title} </span>
          {[...new Set(row.marks)].map((mark) => (
            <span key={mark} className="plan-range-word">
              {mark}
            </span>
          ))}
        </span>
      )}
    </>
  )
}

/** Planned beside actual, each with its unit; the actual leads to the rows it counts. */
function MeasuredFigures({ measured, hub }: { measured: Measured; hub: string }) {
  const { lines: w } = useWords({ fr, en })
  const locale = useLocale()
  const show = (n: number) =>
    measured.unit === 'cents'
      ? formatEuros(cents(Math.round(n)), locale, { round: true })
      : measured.unit === 'share'
        ? formatPercent(n, locale)
        : formatNumber(n, locale)
  return (
    <span className="plan-measured">
      {measured.planned !== null && <span>{w.planned(show(measured.planned))}</span>}
      <a href={`/${hub}/mesures/${measured.id}`}>
        {measured.actual === null
          ? w.notYet
          : `${w.actual(show(measured.actual))}${measured.days < 1000 ? ` ${w.on(measured.days)}` : ''}`}
      </a>
    </span>
  )
}

type DoneProps = {
  done: string | null
  removed: { id: string; version: number; name: string } | null
  base: string
  hub: string
}

function Done({ done, removed, base, hub }: DoneProps) {
  const { lines: w } = useWords({ fr, en })
  const word = Object.keys(w.done).find((key) => key === done) as keyof typeof w.done | undefined
  if (!word || (word === 'removed' && !removed)) return null
  return (
    <Notice
      tone="success"
      actions={
        word === 'removed' && removed ? (
          <UndoForm removed={removed} label={w.undo} action={base} />
        ) : (
          <ButtonLink href={`/${hub}/modele/previsions`}>{w.seeForecast}</ButtonLink>
        )
      }
    >
      {w.done[word]} {word === 'removed' && removed ? `« ${removed.name} »` : null}
    </Notice>
  )
}
