import { useNeedsLine } from '#modules/people/ui/Needs.tsx'
import { idsIn } from '#modules/requests/ids.ts'
import { viewsEn as en } from '#modules/requests/messages.views.en.ts'
import { viewsFr as fr } from '#modules/requests/messages.views.fr.ts'
import { mayReadRequests } from '#modules/requests/permits.ts'
import { refusePage } from '#platform/session/guard.ts'
import { hubContext } from '#platform/session/request.server.ts'
import { Amount } from '#ui/Amount.tsx'
import { DayFr } from '#ui/DayFr.tsx'
import { DefinitionList } from '#ui/DefinitionList.tsx'
import { useWords } from '#ui/language.tsx'
import { Square } from '#ui/Square.tsx'
import type { Route } from './+types/sheets.route'
import { PrintPage } from './PrintPage.tsx'
import { type Printed, readPrinted } from './query.server.ts'

export async function loader({ request, context }: Route.LoaderArgs) {
  const ctx = context.get(hubContext)
  if (!mayReadRequests(ctx.actor)) refusePage()
  const { origin, searchParams } = new URL(request.url)
  return await readPrinted(ctx, idsIn(searchParams), origin)
}

/** A sheet of paper for each job, for who goes without a phone. */
export default function Sheets({ loaderData, params }: Route.ComponentProps) {
  const t = useWords({ fr, en }).labels
  return (
    <PrintPage title={t.sheets} lede={t.sheetsLede} base={`/${params.hub}/demandes`} n={loaderData.length}>
      {loaderData.map((one) => (
        <Sheet key={one.id} job={one} />
      ))}
    </PrintPage>
  )
}

function Sheet({ job }: { job: Printed }) {
  const t = useWords({ fr, en }).labels
  const needsLine = useNeedsLine()
  return (
    <article className="requests-sheet" aria-label={t.sheetOf(job.number)}>
      <div className="requests-sheet-head">
        <div>
          <p>{job.number}</p>
          <h2>{job.who}</h2>
          <p>
            {t.dueOn} <DayFr value={job.dueOn} />
          </p>
        </div>
        <Square square={job.square} />
      </div>
      <DefinitionList
        items={[
          {
            term: t.what,
            value: job.quantity > 1 ? `${job.serviceName} × ${job.quantity}` : job.serviceName,
          },
          { term: t.details, value: [job.contents, job.details].filter(Boolean).join(' · ') },
          { term: t.address, value: job.address },
          { term: t.phone, value: job.phone },
          { term: t.needs, value: needsLine(job.known, job.needs) },
          { term: t.assignee, value: job.assigneeName },
          { term: t.price, value: <Amount value={job.price} /> },
        ]}
      />
      <dl className="requests-sheet-hand">
        {[t.done, t.minutes, t.remarks, t.signature].map((word) => (
          <div key={word}>
            <dt>{word}</dt>
            <dd />
          </div>
        ))}
      </dl>
    </article>
  )
}
