import { isId } from '#kit/id.ts'
import { mandatesEn as en } from '#modules/bank/messages.mandates.en.ts'
import { mandatesFr as fr } from '#modules/bank/messages.mandates.fr.ts'
import { mayReadMandates } from '#modules/bank/permits.ts'
import { showIban } from '#modules/bank/rules/identifiers.ts'
import { NOTICE_DAYS } from '#modules/bank/rules/mandates.ts'
import { mandateById } from '#modules/bank/sepa/mandate-store.server.ts'
import { identityOf } from '#modules/money/index.server.ts'
import { noPage, refusePage } from '#platform/session/guard.ts'
import { hubContext } from '#platform/session/request.server.ts'
import { ButtonLink } from '#ui/Button.tsx'
import { formatDay } from '#ui/dates.ts'
import { ArrowLeft } from '#ui/icons.ts'
import { useLocale, useWords } from '#ui/language.tsx'
import { PageHeader } from '#ui/PageHeader.tsx'
import type { Route } from './+types/route'
import { Blank, Boxes, Tick } from './Sheet.tsx'
import '#modules/bank/ui/mandate-sheet.css'

export async function loader({ context, params }: Route.LoaderArgs) {
  const ctx = context.get(hubContext)
  if (!mayReadMandates(ctx.actor)) refusePage()
  const { id } = params as { id?: string }
  const found = isId<'Mandate'>(id) ? await ctx.read((tx) => mandateById(tx, ctx.hub.id, id)) : null
  if (id !== undefined && !found) noPage()
  const { legalName, street, postcode, city, ics } = await identityOf(ctx)
  const creditor = { name: legalName, address: [street, `${postcode} ${city}`.trim()].filter(Boolean), ics }
  return { creditor, mandate: found && { ...found, iban: showIban(found.iban) } }
}

/** The form that a debtor signs, blank or filled in, with the words that the EPC rulebook prescribes, on one A4 sheet. */
export default function MandateSheet({ loaderData, params }: Route.ComponentProps) {
  const t = useWords({ fr, en })
  const w = t.paper2
  const locale = useLocale()
  const { creditor, mandate } = loaderData
  const base = `/${params.hub}/argent/mandats`
  const address = [mandate?.street, [mandate?.postcode, mandate?.city].filter(Boolean).join(' ')]
  return (
    <>
      <title>{`${t.paperTitle} · Palier`}</title>
      <PageHeader
        title={t.paperTitle}
        quiet={
          <ButtonLink href={mandate ? `${base}/${mandate.id}` : base} icon={ArrowLeft}>
            {mandate ? mandate.holder : t.back}
          </ButtonLink>
        }
      />
      <p className="ui-soft ui-no-print">{w.print}</p>
      <article className="mandate-sheet">
        <div className="mandate-heads">
          <section>
            <h2>{w.creditor}</h2>
            <p>
              <strong>{creditor.name}</strong>
            </p>
            {creditor.address.map((line) => (
              <p key={line}>{line}</p>
            ))}
            <p>
              {w.ics} : <strong>{creditor.ics ?? <em>{w.missing}</em>}</strong>
            </p>
          </section>
          <section>
            <h2>{w.rum}</h2>
            <p className="mandate-rum">{mandate?.rum ?? <em>{w.rumLater}</em>}</p>
          </section>
        </div>
        <p className="mandate-words">{t.paperWords(creditor.name)}</p>
        <section>
          <h2>{w.debtor}</h2>
          <Blank label={w.name} value={mandate?.holder} />
          <Blank label={w.address} value={address.filter(Boolean).join(', ')} />
          <Boxes label={w.iban} value={mandate?.iban} count={27} group={4} />
          <Boxes label={w.bic} value={mandate?.bic ?? undefined} count={11} group={11} />
          <p className="mandate-line">
            <span className="mandate-label">{w.type}</span>
            <Tick on={mandate?.recurrence === 'recurrent'} label={w.recurrent} />
            <Tick on={mandate?.recurrence === 'one-off'} label={w.oneOff} />
          </p>
        </section>
        <section className="mandate-sign">
          <div>
            <Blank label={w.place} value={mandate?.signedAt} />
            <Blank label={w.day} value={mandate ? formatDay(mandate.signedOn, locale) : undefined} />
            <p className="ui-small">{w.rib}</p>
          </div>
          <div className="mandate-signature">
            <span className="mandate-label">{w.signature}</span>
          </div>
        </section>
        <p className="mandate-small">{t.paperNotice(mandate?.noticeDays ?? NOTICE_DAYS)}</p>
        <p className="mandate-small">{t.paperPrivacy}</p>
      </article>
    </>
  )
}
