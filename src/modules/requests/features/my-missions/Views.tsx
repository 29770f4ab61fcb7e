import { dayIn } from '#kit/day.ts'
import type { Job, ShownOffer } from '#modules/requests/jobs.server.ts'
import { en as requestsEn } from '#modules/requests/messages.en.ts'
import { fr as requestsFr } from '#modules/requests/messages.fr.ts'
import { missionsEn as en } from '#modules/requests/messages.missions.en.ts'
import { missionsFr as fr } from '#modules/requests/messages.missions.fr.ts'
import { AnswerOffer } from '#modules/requests/ui/AnswerOffer.tsx'
import { Address, addressOf, OfferCard, OfferStatus } from '#modules/requests/ui/OfferCard.tsx'
import { RequestStatus } from '#modules/requests/ui/RequestStatus.tsx'
import { Amount } from '#ui/Amount.tsx'
import { Card } from '#ui/Card.tsx'
import { DayFr } from '#ui/DayFr.tsx'
import { EmptyState } from '#ui/EmptyState.tsx'
import { formatEuros } from '#ui/format.ts'
import { ClipboardList, Handshake, Package } from '#ui/icons.ts'
import { useLanguage, useLocale, useWords } from '#ui/language.tsx'
import { Table } from '#ui/Table.tsx'
import type { packingList } from './query.server.ts'

type Offers = { waiting: readonly ShownOffer[]; past: readonly ShownOffer[]; formKey: string }

export function OffersToAnswer({ waiting, past, formKey }: Offers) {
  const t = useWords({ fr, en })
  return (
    <>
      {waiting.length === 0 ? (
        <EmptyState title={t.noOffer} icon={Handshake}>
          {t.noOfferText}
        </EmptyState>
      ) : (
        <div className="missions-list">
          {waiting.map((offer, i) => (
            <OfferCard key={offer.id} offer={offer}>
              <AnswerOffer
                id={`offre-${i}`}
                hidden={{ offerId: offer.id }}
                idempotencyKey={waiting.length === 1 ? formKey : undefined}
              />
            </OfferCard>
          ))}
        </div>
      )}
      {past.length > 0 && (
        <Card title={t.past}>
          <Table
            caption={t.past}
            rows={past}
            rowKey={(row) => row.id}
            columns={[
              { key: 'what', header: t.columns.what, cell: (row) => row.serviceName },
              { key: 'where', header: t.columns.where, cell: (row) => row.place },
              { key: 'when', header: t.columns.when, cell: (row) => <DayFr value={row.dueOn} /> },
              { key: 'state', header: t.columns.answer, cell: (row) => <OfferStatus state={row.state} /> },
            ]}
          />
        </Card>
      )}
    </>
  )
}

export function ToDo({ jobs }: { jobs: readonly Job[] }) {
  const t = useWords({ fr, en })
  const r = useWords({ fr: requestsFr, en: requestsEn })
  const locale = useLocale()
  return (
    <Table
      caption={t.tabs.todo}
      rows={jobs}
      rowKey={(row) => row.id}
      columns={[
        {
          key: 'what',
          header: t.columns.what,
          cell: (row) => (
            <span className="requests-service">
              {row.quantity > 1 ? `${row.serviceName} ${r.times(row.quantity)}` : row.serviceName}
              <span className="requests-number"> {row.number}</span>
            </span>
          ),
        },
        { key: 'when', header: t.columns.when, cell: (row) => <DayFr value={row.dueOn} />, nowrap: true },
        { key: 'who', header: t.columns.who, cell: (row) => row.contact?.name },
        { key: 'where', header: t.columns.where, cell: (row) => row.contact && <Address {...row.contact} /> },
        {
          key: 'collect',
          header: t.columns.price,
          cell: (row) => row.collect > 0n && t.collect(formatEuros(row.collect, locale)),
        },
        {
          key: 'state',
          header: r.columns.state,
          cell: (row) => <RequestStatus state={row.state} />,
          fold: 'side',
        },
      ]}
      empty={
        <EmptyState title={t.noJob} icon={ClipboardList}>
          {t.noJobText}
        </EmptyState>
      }
    />
  )
}

export function Bring({ packed }: { packed: ReturnType<typeof packingList> }) {
  const t = useWords({ fr, en })
  if (packed.length === 0) return <EmptyState title={t.noBring} icon={Package} />
  return (
    <Card title={t.tabs.bring}>
      <p className="ui-soft">{t.bringLede}</p>
      <ul className="missions-bring">
        {packed.map((one) => (
          <li key={one.serviceName}>
            <strong>
              {one.quantity} × {one.serviceName}
            </strong>
            {one.lines.length > 0 && (
              <ul>
                {one.lines.map((line) => (
                  <li key={line.number}>
                    {line.text} <span className="ui-soft">({line.number})</span>
                  </li>
                ))}
              </ul>
            )}
          </li>
        ))}
      </ul>
    </Card>
  )
}

export function Done({ jobs }: { jobs: readonly Job[] }) {
  const t = useWords({ fr, en })
  const { zone } = useLanguage()
  return (
    <>
      <p className="ui-soft">{t.doneLede}</p>
      <Table
        caption={t.tabs.done}
        rows={jobs}
        rowKey={(row) => row.id}
        columns={[
          { key: 'what', header: t.columns.what, cell: (row) => `${row.serviceName} · ${row.number}` },
          { key: 'who', header: t.columns.who, cell: (row) => row.contact?.name },
          { key: 'where', header: t.columns.where, cell: (row) => row.contact && addressOf(row.contact) },
          {
            key: 'done',
            header: t.columns.done,
            cell: (row) => row.doneAt && <DayFr value={dayIn(row.doneAt, zone)} />,
            nowrap: true,
          },
          {
            key: 'price',
            header: t.columns.price,
            cell: (row) => <Amount value={row.price} />,
            align: 'end',
          },
        ]}
        empty={<EmptyState title={t.noDone} icon={ClipboardList} />}
      />
    </>
  )
}
