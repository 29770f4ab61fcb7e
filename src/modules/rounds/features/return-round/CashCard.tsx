import { minus, negate, toInput } from '#kit/money.ts'
import { en } from '#modules/rounds/messages.return.en.ts'
import { fr } from '#modules/rounds/messages.return.fr.ts'
import { Amount } from '#ui/Amount.tsx'
import { Button } from '#ui/Button.tsx'
import { Card } from '#ui/Card.tsx'
import { Form } from '#ui/Form.tsx'
import { formatEuros } from '#ui/format.ts'
import { Banknote } from '#ui/icons.ts'
import { useLocale, useWords } from '#ui/language.tsx'
import { Stat } from '#ui/Stat.tsx'
import { Status } from '#ui/Status.tsx'
import { Table } from '#ui/Table.tsx'
import type { returnPage, TakenCash } from './query.server.ts'

type Page = NonNullable<Awaited<ReturnType<typeof returnPage>>> & { mayCollect: boolean; maySell: boolean }

/** What the doors gave, what came to the counter, and what is still to be put in the books, one by one. */
export function CashCard({ page, base }: { page: Page; base: string }) {
  const t = useWords({ fr, en }).money
  const locale = useLocale()
  const { taken, expected, round } = page
  if (taken.length === 0 && !round.cash)
    return (
      <Card title={t.title}>
        <p>{t.none}</p>
      </Card>
    )
  const gap = round.cash === null ? null : minus(round.cash, expected)
  return (
    <Card title={t.title}>
      <div className="ui-stats">
        <Stat label={t.expected} value={<Amount value={expected} />} period={t.period} />
        <Stat
          label={t.handed}
          value={round.cash === null ? '–' : <Amount value={round.cash} />}
          period={
            gap === null ? (
              t.notHanded
            ) : gap === 0n ? (
              <Status tone="success">{t.right}</Status>
            ) : (
              <Status tone="warn">
                {gap < 0n ? t.missing(formatEuros(negate(gap), locale)) : t.over(formatEuros(gap, locale))}
              </Status>
            )
          }
        />
      </div>
      {taken.length > 0 && (
        <Table
          caption={t.title}
          rows={taken}
          rowKey={(one) => one.stopId}
          columns={[
            {
              key: 'who',
              header: t.who,
              fold: 'title',
              cell: (one) => (
                <>
                  {one.whom || one.what}{' '}
                  <a href={`${base}/${one.requestId ? 'demandes' : 'tournees/courses'}/${one.number}`}>
                    {one.number}
                  </a>
                </>
              ),
            },
            {
              key: 'cash',
              header: t.amount,
              align: 'end',
              fold: 'side',
              cell: (one) => <Amount value={one.cash} />,
            },
            {
              key: 'books',
              header: t.state,
              fold: 'line',
              cell: (one) =>
                one.requestId ? (
                  <Settle one={one} may={page.mayCollect} />
                ) : (
                  <IntoTill one={one} may={page.maySell} base={base} />
                ),
            },
          ]}
        />
      )}
    </Card>
  )
}

/** One payment at a time: what was received, at most what is owed. */
function Settle({ one, may }: { one: TakenCash; may: boolean }) {
  const t = useWords({ fr, en }).money
  const locale = useLocale()
  if (one.due === null) return <Status tone="success">{t.done}</Status>
  const amount = one.cash < one.due ? one.cash : one.due
  if (!may) return <Amount value={one.due} />
  return (
    <Form
      id={`settle-${one.stopId}`}
      intent="settle"
      idempotencyKey={one.key}
      hidden={{ requestId: one.requestId ?? '', amount: toInput(amount) }}
      className="round-settle"
    >
      <Button icon={Banknote}>
        {t.settle(formatEuros(amount, locale))}
        <span className="ui-hidden"> : {one.number}</span>
      </Button>
    </Form>
  )
}

/** Money of an errand noted by hand: into the till at one press, with its ticket. */
function IntoTill({ one, may, base }: { one: TakenCash; may: boolean; base: string }) {
  const t = useWords({ fr, en }).money
  const locale = useLocale()
  if (one.ticket !== null)
    return (
      <>
        <Status tone="success">{t.done}</Status>{' '}
        {may ? <a href={`${base}/caisse/tickets/${one.ticket}`}>{one.ticket}</a> : one.ticket}
      </>
    )
  if (!may) return <span className="ui-soft">{t.byHand}</span>
  return (
    <Form id={`till-${one.stopId}`} intent="till" hidden={{ stopId: one.stopId }} className="round-settle">
      <Button icon={Banknote}>
        {t.toTill(formatEuros(one.cash, locale))}
        <span className="ui-hidden"> : {one.number}</span>
      </Button>
    </Form>
  )
}
