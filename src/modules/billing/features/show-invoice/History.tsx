import { cents } from '#kit/money.ts'
import { en } from '#modules/billing/messages.invoices.en.ts'
import { fr } from '#modules/billing/messages.invoices.fr.ts'
import { Amount } from '#ui/Amount.tsx'
import { Card } from '#ui/Card.tsx'
import { DayFr } from '#ui/DayFr.tsx'
import { useWords } from '#ui/language.tsx'
import { type Happening, Timeline } from '#ui/Timeline.tsx'
import type { InvoiceEvent } from './query.server.ts'

/** What happened to a document, the first first. */
export function History({ events, hub }: { events: readonly InvoiceEvent[]; hub: string }) {
  const t = useWords({ fr, en })
  const w = t.events
  const told = (event: InvoiceEvent): Pick<Happening, 'what' | 'who' | 'tone' | 'detail'> => {
    if (event.kind === 'paid')
      return {
        what: (
          <a href={`${hub}/argent/recus/${event.number}`}>
            {event.amount < 0n ? w.takenBack(event.number) : w.paid(event.number)}
          </a>
        ),
        who: <Amount value={cents(event.amount)} />,
        tone: event.amount < 0n ? 'warn' : 'success',
      }
    if (event.kind === 'refund') return { what: w.refund, who: <Amount value={cents(event.amount)} /> }
    if (event.kind === 'credit')
      return {
        what: <a href={`${hub}/argent/factures/${event.number}`}>{w.credit(event.number)}</a>,
        who: <Amount value={cents(event.amount)} />,
      }
    if (event.kind === 'sent')
      return { what: event.subject, who: t.messageStates[event.state] ?? event.state, tone: 'info' }
    if (event.kind === 'reminder') return { what: w.reminder(event.level), who: event.who, tone: 'warn' }
    return { what: w[event.kind], who: event.who, tone: 'success' }
  }
  return (
    <Card title={t.history}>
      <Timeline
        items={events.map((event, i) => ({
          key: `${event.kind} ${i}`,
          when: <DayFr value={event.day} />,
          ...told(event),
        }))}
      />
    </Card>
  )
}
