import { offersEn as en } from '#modules/requests/messages.offers.en.ts'
import { offersFr as fr } from '#modules/requests/messages.offers.fr.ts'
import { type RequestState, requestLife } from '#modules/requests/rules/life.ts'
import { OfferStatus } from '#modules/requests/ui/OfferCard.tsx'
import { Button, ButtonLink } from '#ui/Button.tsx'
import { Card } from '#ui/Card.tsx'
import { DateTimeFr } from '#ui/DayFr.tsx'
import { Form } from '#ui/Form.tsx'
import { Handshake } from '#ui/icons.ts'
import { useWords } from '#ui/language.tsx'
import { Notice } from '#ui/Notice.tsx'
import type { RequestOffer } from './offers.server.ts'

type Props = {
  offers: readonly RequestOffer[]
  state: RequestState
  /** `/quartier/demandes/proposer?ids=…` */
  href: string
  origin: string
  link?: { path: string; name: string }
  refused?: string
}

/** The request put to providers: who was asked, what they said, and asking others. */
export function Offers({ offers, state, href, origin, link, refused }: Props) {
  const t = useWords({ fr, en })
  const open = requestLife.next(state, 'assign').ok
  if (offers.length === 0 && !open) return null
  const errors: Readonly<Record<string, string>> = t.errors
  const waits = offers.some((offer) => offer.state === 'sent')
  const taken = offers.some((offer) => offer.state === 'accepted')
  return (
    <Card title={t.short} id="prestataires" className="ui-no-print">
      {refused && <Notice tone="warn">{errors[refused] ?? t.errors.not_found}</Notice>}
      {link && (
        <Notice tone="success" title={t.linkFor(link.name)}>
          <p className="missions-link">{`${origin}${link.path}`}</p>
          <p>{t.linkHelp}</p>
        </Notice>
      )}
      {offers.length === 0 && <p className="ui-soft">{t.none}</p>}
      {offers.length > 0 && open && !waits && !taken && <p>{t.nobodyTook}</p>}
      {offers.length > 0 && (
        <ul className="missions-offers">
          {offers.map((offer) => (
            <li key={offer.id}>
              <p>
                <strong>{offer.name}</strong> <OfferStatus state={offer.state} />
              </p>
              <p className="ui-soft ui-small">
                {offer.state === 'sent' ? (
                  <>
                    {t.until} <DateTimeFr value={offer.answerBy} />
                  </>
                ) : (
                  offer.closedAt && (
                    <>
                      <DateTimeFr value={offer.closedAt} />
                      {offer.answeredHow && `, ${t.how[offer.answeredHow]}`}
                    </>
                  )
                )}
                {offer.why && ` · ${offer.why}`}
              </p>
              {offer.state === 'sent' && <Verbs offer={offer} />}
            </li>
          ))}
        </ul>
      )}
      {open && (
        <p>
          <ButtonLink icon={Handshake} href={href}>
            {offers.length === 0 ? t.title : t.again}
          </ButtonLink>
        </p>
      )}
    </Card>
  )
}

function Verbs({ offer }: { offer: RequestOffer }) {
  const t = useWords({ fr, en })
  const verbs = [
    ['offer-accept', t.acceptFor],
    ['offer-decline', t.declineFor],
    ['offer-link', t.link],
    ['offer-withdraw', t.withdraw],
  ] as const
  return (
    <div className="ui-row">
      {verbs.map(([intent, label]) => (
        <Form key={intent} id={`${intent}-${offer.id}`} intent={intent} hidden={{ offerId: offer.id }}>
          <Button>
            {label} <span className="ui-hidden">({offer.name})</span>
          </Button>
        </Form>
      ))}
    </div>
  )
}
