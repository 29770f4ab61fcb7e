import { en } from '#modules/trial/messages/people.en.ts'
import { fr } from '#modules/trial/messages/people.fr.ts'
import { gestureOf } from '#modules/trial/rules/mobilisation.ts'
import { Button } from '#ui/Button.tsx'
import { Card } from '#ui/Card.tsx'
import { DayFr } from '#ui/DayFr.tsx'
import { EmptyState } from '#ui/EmptyState.tsx'
import { formatNumber } from '#ui/format.ts'
import { Check, HandHeart } from '#ui/icons.ts'
import { useLocale, useWords } from '#ui/language.tsx'
import { Status } from '#ui/Status.tsx'
import { Table } from '#ui/Table.tsx'
import { Timeline } from '#ui/Timeline.tsx'
import type { Route } from './+types/route'

type Props = {
  who: NonNullable<Route.ComponentProps['loaderData']['who']>
  hub: string
}

/** By name, for who keeps the mobilisation: whom to thank or ask, who brings others, what was said lately. */
export function Who({ who, hub }: Props) {
  const t = useWords({ fr, en })
  const locale = useLocale()
  const n = (value: number) => formatNumber(value, locale)
  const record = (id: string) => `/${hub}/personnes/${id}`
  return (
    <>
      <section id="suite">
        <h2>{t.next}</h2>
        <p className="ui-soft">{t.nextLede}</p>
        {who.next.length === 0 ? (
          <EmptyState title={t.nextNone} icon={HandHeart}>
            {t.nextNoneText}
          </EmptyState>
        ) : (
          <ul className="commit-next">
            {who.next.map(({ id, name, reason, n: count, key }) => {
              const gesture = gestureOf(reason)
              return (
                <li key={id}>
                  <p>
                    <a href={record(id)}>
                      <strong>{name}</strong>
                    </a>{' '}
                    <Status tone={gesture === 'thank' ? 'success' : 'info'}>{t.gestures[gesture]}</Status>
                  </p>
                  <p>
                    {t.reasons[reason](count)} {gesture === 'ask' && t.asks[reason as keyof typeof t.asks]}
                  </p>
                  <form method="post">
                    <input type="hidden" name="person" value={id} />
                    <input type="hidden" name="gesture" value={gesture} />
                    <input type="hidden" name="idempotencyKey" value={key} />
                    <input
                      className="ui-input"
                      name="words"
                      maxLength={300}
                      aria-label={`${t.words} : ${name}`}
                      placeholder={t.words}
                      autoComplete="off"
                    />
                    <Button icon={Check}>
                      {t.done[gesture]}
                      <span className="ui-hidden"> : {name}</span>
                    </Button>
                  </form>
                </li>
              )
            })}
          </ul>
        )}
      </section>
      <section>
        <h2>{t.ambassadors}</h2>
        <Table
          caption={t.ambassadors}
          rows={who.ambassadors}
          rowKey={(row) => row.id}
          rowHref={(row) => record(row.id)}
          empty={<EmptyState title={t.ambassadorsNone}>{t.ambassadorsNoneText}</EmptyState>}
          columns={[
            { key: 'who', header: t.columns.who, cell: (row) => row.name },
            {
              key: 'named',
              header: t.named,
              cell: (row) => row.named && <Status tone="success">{t.named}</Status>,
            },
            {
              key: 'brought',
              header: t.columns.brought,
              align: 'end',
              foldLabel: true,
              fold: 'line',
              cell: (row) => n(row.brought),
            },
            {
              key: 'members',
              header: t.columns.members,
              align: 'end',
              foldLabel: true,
              fold: 'line',
              cell: (row) => n(row.members),
            },
          ]}
        />
      </section>
      {who.said.length > 0 && (
        <Card title={t.said}>
          <Timeline
            items={who.said.map((one) => ({
              key: one.id,
              what: `${t.saidOf[one.gesture]} : ${one.name}`,
              who: one.actorName,
              when: <DayFr value={one.day} />,
              detail: one.words,
            }))}
          />
        </Card>
      )}
    </>
  )
}
