import type { ReactNode } from 'react'
import { Amount } from '#ui/Amount.tsx'
import { Card } from '#ui/Card.tsx'
import { DateTimeFr, DayFr } from '#ui/DayFr.tsx'
import { DefinitionList } from '#ui/DefinitionList.tsx'
import { useWords } from '#ui/language.tsx'
import { Status, type Tone } from '#ui/Status.tsx'
import type { ShownOffer } from '../jobs.server.ts'
import { en as requestsEn } from '../messages.en.ts'
import { fr as requestsFr } from '../messages.fr.ts'
import { offersEn as en } from '../messages.offers.en.ts'
import { offersFr as fr } from '../messages.offers.fr.ts'
import type { OfferState } from '../rules/offers.ts'
import './missions.css'

const TONES: Record<OfferState, Tone> = {
  sent: 'info',
  accepted: 'success',
  declined: 'neutral',
  expired: 'warn',
  withdrawn: 'neutral',
  lost: 'neutral',
}

export function OfferStatus({ state }: { state: OfferState }) {
  const t = useWords({ fr, en })
  return <Status tone={TONES[state]}>{t.states[state]}</Status>
}

/** A job put to a provider, read on a phone: what, when, where, for how much, and until when to answer. */
export function OfferCard({
  offer,
  level = 2,
  children,
}: {
  offer: ShownOffer
  level?: 2 | 3
  children?: ReactNode
}) {
  const t = useWords({ fr, en })
  const r = useWords({ fr: requestsFr, en: requestsEn })
  const { who } = offer
  const waiting = offer.state === 'sent'
  return (
    <Card
      className={waiting ? 'missions-offer missions-waiting' : 'missions-offer'}
      level={level}
      title={offer.quantity > 1 ? `${offer.serviceName} ${r.times(offer.quantity)}` : offer.serviceName}
      aside={!waiting && <OfferStatus state={offer.state} />}
    >
      {offer.gain !== null && (
        <p className="missions-gain">
          <strong>
            <Amount value={offer.gain} />
          </strong>{' '}
          {t.one.gain.toLocaleLowerCase()}
        </p>
      )}
      <DefinitionList
        items={[
          {
            term: t.one.when,
            value: offer.wantedOn ? <DayFr value={offer.wantedOn} /> : r.counter.within,
          },
          { term: t.one.where, value: who ? <Address {...who} /> : offer.place },
          { term: t.one.who, value: who?.name },
          { term: t.one.phone, value: who?.phone && <a href={`tel:${who.phone}`}>{who.phone}</a> },
          { term: t.one.details, value: offer.details },
          { term: t.one.word, value: offer.message },
          { term: t.one.price, value: offer.gain === null ? <Amount value={offer.price} /> : undefined },
          { term: t.one.answerBy, value: waiting ? <DateTimeFr value={offer.answerBy} /> : undefined },
        ]}
      />
      {children}
    </Card>
  )
}

type Place = { street: string | null; postcode: string | null; city: string | null }

export const addressOf = ({ street, postcode, city }: Place): string =>
  [street, [postcode, city].filter(Boolean).join(' ')].filter(Boolean).join(', ')

/** An address that opens the phone's own map. */
export function Address(place: Place) {
  const address = addressOf(place)
  if (!address) return null
  return (
    <a href={mapOf(address)} rel="noreferrer">
      {address}
    </a>
  )
}

/** `geo:` opens whatever map the phone has, without telling anybody where one goes. */
export const mapOf = (address: string): string => `geo:0,0?q=${encodeURIComponent(address)}`
