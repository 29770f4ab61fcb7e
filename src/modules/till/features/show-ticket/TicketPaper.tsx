import { minus, zero } from '#kit/money.ts'
import { useMeansWords } from '#modules/money/ui/means-words.ts'
import { en } from '#modules/till/messages.tickets.en.ts'
import { fr } from '#modules/till/messages.tickets.fr.ts'
import { Amount } from '#ui/Amount.tsx'
import { DateTimeFr } from '#ui/DayFr.tsx'
import { formatEuros, formatPercent } from '#ui/format.ts'
import { useLocale, useWords } from '#ui/language.tsx'
import type { ShownTicket } from './query.server.ts'

type Props = {
  shown: ShownTicket & { hub: { name: string; place: string } }
  /** The hub's address. */
  base: string
}

/** The ticket as it is printed: a roll of paper, each thing with a way to what it made. */
export function TicketPaper({ shown, base }: Props) {
  const t = useWords({ fr, en })
  const means = useMeansWords()
  const w = t.show
  const locale = useLocale()
  const { ticket, seller, hub, vat, refundsNumber } = shown
  const back = ticket.kind === 'refund'
  const left = minus(ticket.total, ticket.paid)
  const euros = (amount: typeof left) => formatEuros(amount, locale)
  return (
    <article className="sale-paper" aria-label={back ? t.refundTitle(ticket.number) : t.title(ticket.number)}>
      <header>
        <strong>{seller.name}</strong>
        {seller.name !== hub.name && <span>{hub.name}</span>}
        <span>{seller.address || hub.place}</span>
        {seller.siret && <span>{w.siret(seller.siret)}</span>}
      </header>
      <p>
        <strong>{ticket.number}</strong>
        <DateTimeFr value={ticket.recordedAt} />
        <span>
          {w.seller} {ticket.sellerName}
        </span>
        {ticket.forName && (
          <span>
            {w.for}{' '}
            {ticket.personId ? (
              <a href={`${base}/personnes/${ticket.personId}`}>{ticket.forName}</a>
            ) : (
              ticket.forName
            )}
          </span>
        )}
        {ticket.payerName && ticket.payerName !== ticket.forName && (
          <span>
            {w.by} {ticket.payerName}
          </span>
        )}
        {refundsNumber && (
          <a href={`${base}/caisse/tickets/${refundsNumber}`}>{w.refundsOf(refundsNumber)}</a>
        )}
        {ticket.why && (
          <span>
            {w.why} : {ticket.why}
          </span>
        )}
      </p>
      <table>
        <caption className="ui-hidden">{back ? w.linesBack : w.lines}</caption>
        <tbody>
          {ticket.lines.map((line) => (
            <tr key={line.position}>
              <th scope="row">
                {line.path ? <a href={`${base}/${line.path}`}>{line.label}</a> : line.label}
                {line.quantity > 1 && <small>{w.times(line.quantity, euros(line.unitPrice))}</small>}
                {line.covered > zero && <small>{w.covered(euros(line.covered))}</small>}
              </th>
              <td>
                <Amount value={line.amount} />
              </td>
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr className="sale-paper-total">
            <th scope="row">{w.total}</th>
            <td>
              <Amount value={ticket.total} />
            </td>
          </tr>
          {ticket.tenders.map((tender) => (
            <tr key={tender.position}>
              <th scope="row">
                {means[tender.means]}
                <small>
                  <a href={`${base}/argent/recus/${tender.receipt}`}>{w.receipt(tender.receipt)}</a>
                  {tender.reference && ` · ${w.reference(tender.reference)}`}
                  {tender.change !== null && tender.change > zero && tender.given !== null
                    ? ` · ${w.given(euros(tender.given))}, ${w.gaveBack(euros(tender.change))}`
                    : ''}
                </small>
              </th>
              <td>
                <Amount value={tender.amount} />
              </td>
            </tr>
          ))}
          {left > zero && (
            <tr>
              <th scope="row">{w.left}</th>
              <td>
                <Amount value={left} />
              </td>
            </tr>
          )}
        </tfoot>
      </table>
      <footer>
        {vat.length === 0
          ? w.noVat
          : vat.map((one) => (
              <span key={one.rate}>
                {w.vat(formatPercent(one.rate / 1000, locale, 1), euros(one.net), euros(one.vat))}
              </span>
            ))}
        <span>{w.thanks}</span>
      </footer>
    </article>
  )
}
