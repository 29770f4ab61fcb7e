import type { ReactNode } from 'react'
import { useContentsWord, useRateWords } from '#modules/catalogue/ui/service-words.ts'
import { useMeansWords } from '#modules/money/ui/MeansField.tsx'
import { useNeedsLine } from '#modules/people/ui/Needs.tsx'
import { en } from '#modules/requests/messages.en.ts'
import { fr } from '#modules/requests/messages.fr.ts'
import { en as payersEn } from '#modules/requests/messages.payers.en.ts'
import { fr as payersFr } from '#modules/requests/messages.payers.fr.ts'
import { useCalendarWords } from '#modules/requests/ui/calendar-words.ts'
import { Amount } from '#ui/Amount.tsx'
import { Card } from '#ui/Card.tsx'
import { DateTimeFr, DayFr } from '#ui/DayFr.tsx'
import { DefinitionList } from '#ui/DefinitionList.tsx'
import { formatEuros, formatPhone } from '#ui/format.ts'
import { useLocale, useWords } from '#ui/language.tsx'
import { Timeline } from '#ui/Timeline.tsx'
import type { RequestPage } from './query.server.ts'
import type { RequestVisits } from './visits.server.ts'

/**
 * What was asked, by whom, for which price: also the job sheet once printed.
 * @param travel where one says how it goes out on a round
 */
export function Facts({ page, travel }: { page: RequestPage; travel: string | false }) {
  const t = useWords({ fr, en })
  const locale = useLocale()
  const needsLine = useNeedsLine()
  const rateWords = useRateWords()
  const holds = useContentsWord()
  const { request, served } = page
  const { quantity, unitPrice } = request
  return (
    <Card title={t.one.facts}>
      <DefinitionList
        items={[
          { term: t.one.forWhom, value: served && <a href={served.href}>{served.name}</a> },
          { term: t.one.asker, value: page.asker && <a href={page.asker.href}>{page.asker.name}</a> },
          {
            term: t.one.phone,
            value: served?.phone && <a href={`tel:${served.phone}`}>{formatPhone(served.phone)}</a>,
          },
          { term: t.one.address, value: served?.address },
          { term: t.one.needs, value: served && needsLine(served.known, served.needs) },
          {
            term: t.one.what,
            value: quantity > 1 ? `${request.serviceName} ${t.times(quantity)}` : request.serviceName,
          },
          { term: holds, value: request.contents },
          { term: t.one.details, value: request.details },
          {
            term: t.one.wanted,
            value: request.wantedOn ? (
              <DayFr value={request.wantedOn} />
            ) : (
              t.counter.withinHours(request.delayHours)
            ),
          },
          {
            term: t.one.channel,
            value: (
              <>
                {t.channels[request.channel]}, <DateTimeFr value={request.receivedAt} />
              </>
            ),
          },
          {
            term: t.one.price,
            value: (
              // On paper, which the person may be handed, what others pay of the price is not theirs to see.
              <Part page={page}>
                <strong>
                  <Amount value={request.price} />
                </strong>
                {request.priceWhy ? (
                  <> ({t.one.why(request.priceWhy)})</>
                ) : (
                  quantity > 1 && <> ({t.one.unit(formatEuros(unitPrice, locale), quantity)})</>
                )}
                {request.rate !== 'normal' && <> · {rateWords[request.rate]}</>}
              </Part>
            ),
          },
          // Several payers stand in a card of their own, which is never printed.
          { term: t.one.payer, value: request.severalPay ? null : (page.payerName ?? served?.name) },
          { term: t.one.assignee, value: request.assigneeName ?? t.one.nobody },
          {
            term: t.one.rating,
            value:
              page.rating &&
              [t.scores[page.rating.score - 1], page.rating.comment].filter(Boolean).join(' : '),
          },
        ]}
      />
      {travel && (
        <p className="ui-no-print">
          <a href={travel}>{t.one.travel}</a>
        </p>
      )}
      <p className="ui-print-only requests-signature">{t.one.signature}</p>
    </Card>
  )
}

function Part({ page, children }: { page: RequestPage; children: ReactNode }) {
  const t = useWords({ fr: payersFr, en: payersEn })
  const locale = useLocale()
  if (!page.request.severalPay) return <>{children}</>
  return (
    <>
      <span className="ui-no-print">{children}</span>
      <strong className="ui-print-only">{t.yourPart(formatEuros(page.payers.served.part, locale))}</strong>
    </>
  )
}

/** Money that came in or went back, each with its paper. */
export function Payments({ page, receipts }: { page: RequestPage; receipts: string }) {
  const t = useWords({ fr, en })
  const means = useMeansWords()
  if (page.payments.length === 0) return null
  return (
    <Card title={t.one.payments} className="ui-no-print">
      <ul className="requests-payments">
        {page.payments.map((payment) => (
          <li key={payment.id}>
            <a href={`${receipts}/${payment.number}`}>{t.one.receipt(payment.number)}</a>{' '}
            <Amount value={payment.amount} /> · {means[payment.means]} · <DayFr value={payment.day} />
            {payment.reversed && <> · {t.one.paidBack}</>}
          </li>
        ))}
      </ul>
    </Card>
  )
}

type Line = Parameters<typeof Timeline>[0]['items'][number] & { at: Date }

/** The moves of its life and of its visits, the newest first. */
export function History({ page, visits = [] }: { page: RequestPage; visits?: RequestVisits['moves'] }) {
  const t = useWords({ fr, en })
  const { t: c, when } = useCalendarWords()
  const place = (one: RequestVisits['moves'][number]['to']) => one && `${when(one)}, ${one.who}`
  const lines: Line[] = [
    ...page.moves.map((move) => ({
      key: move.id,
      at: move.at,
      what: t.moves[move.verb],
      who: move.actorName,
      when: <DateTimeFr value={move.at} />,
      detail: move.why,
      tone: move.verb === 'finish' || move.verb === 'pay' ? ('success' as const) : ('neutral' as const),
    })),
    ...visits.map((move) => ({
      key: move.id,
      at: move.at,
      what: c.onRequest.history[move.verb],
      who: move.actorName,
      when: <DateTimeFr value={move.at} />,
      detail: [
        move.from && move.to
          ? c.onRequest.change(place(move.from) ?? '', place(move.to) ?? '')
          : place(move.to ?? move.from),
        move.why,
      ]
        .filter(Boolean)
        .join(' · '),
      tone: 'neutral' as const,
    })),
  ].sort((a, b) => b.at.getTime() - a.at.getTime() || (a.key < b.key ? 1 : -1))
  return (
    <Card title={t.one.history} className="ui-no-print">
      <Timeline items={lines} />
    </Card>
  )
}
