import { type Cents, cents, zero } from '#kit/money.ts'
import { useServiceWords } from '#modules/catalogue/ui/service-words.ts'
import { en } from '#modules/till/messages.basket.en.ts'
import { fr } from '#modules/till/messages.basket.fr.ts'
import { Amount } from '#ui/Amount.tsx'
import { Button, ButtonLink } from '#ui/Button.tsx'
import { formatDay } from '#ui/dates.ts'
import { EmptyState } from '#ui/EmptyState.tsx'
import { Field } from '#ui/Field.tsx'
import { formatEuros } from '#ui/format.ts'
import { Plus } from '#ui/icons.ts'
import { useLocale, useWords } from '#ui/language.tsx'
import { Notice } from '#ui/Notice.tsx'
import type { OpenShelf } from './query.server.ts'
import { AmountForm, Key, Membership, Other, type ShelfProps, TopUp } from './ShelfForms.tsx'

/** What is on the open shelf: tiles that add with one press, or a short form. */
export function ShelfPanel(props: ShelfProps) {
  const { shelf, who } = props
  const { what: w } = useWords({ fr, en })
  const named = shelf.kind === 'membership' ? who.person : !who.nobody
  const askWho = (
    <Notice
      live={false}
      title={w.needsPerson}
      actions={<ButtonLink href={props.whoHref}>{w.chooseWho}</ButtonLink>}
    >
      {w.needsPersonText}
    </Notice>
  )
  if (shelf.kind === 'articles' && 'articles' in shelf) return <Articles {...props} rows={shelf.articles!} />
  if (shelf.kind === 'debts') return <Debts {...props} />
  if (shelf.kind === 'services' && 'offers' in shelf)
    return named ? <Services {...props} offers={shelf.offers!} /> : askWho
  if (shelf.kind === 'membership' && 'startsOn' in shelf)
    return named ? (
      <Membership {...props} until={shelf.until!} startsOn={shelf.startsOn!} fee={shelf.fee!} />
    ) : (
      askWho
    )
  if (shelf.kind === 'wallet' && 'balance' in shelf)
    return (
      <div className="sale-cards">
        {named ? <TopUp {...props} balance={shelf.balance ?? null} /> : askWho}
        <AmountForm {...props} intent="voucher" title={w.voucher} help={w.voucherHelp} sums={[20, 30, 50]}>
          <Field name="forName" label={w.voucherFor} optional maxLength={120} />
        </AmountForm>
      </div>
    )
  if (shelf.kind === 'donation')
    return (
      <AmountForm
        {...props}
        intent="donation"
        title={w.donation}
        help={w.donationHelp}
        sums={[2, 5, 10, 20]}
      />
    )
  return <Other {...props} />
}

type Row = { id: string; name: string; price: Cents }

function Articles({ rows, q, hub, idempotencyKey }: ShelfProps & { rows: readonly Row[] }) {
  const { what: w } = useWords({ fr, en })
  if (rows.length === 0 && q === '')
    return (
      <EmptyState
        title={w.noArticle}
        action={
          <ButtonLink tone="primary" href={`${hub}/caisse/articles/nouveau`}>
            {w.addArticle}
          </ButtonLink>
        }
      >
        {w.noArticleText}
      </EmptyState>
    )
  return (
    <>
      {q !== '' && (
        <p>
          {rows.length > 0 ? w.found(q) : w.notFound(q)} <a href="?rayon=articles">{w.allArticles}</a>
        </p>
      )}
      <form method="post" className="sale-tiles">
        <input type="hidden" name="intent" value="article" />
        <Key value={idempotencyKey} />
        {rows.map((row) => (
          <Tile key={row.id} name="article" row={row} />
        ))}
      </form>
    </>
  )
}

function Tile({ name, row, note }: { name: string; row: Row; note?: string }) {
  const { what: w } = useWords({ fr, en })
  return (
    <button type="submit" name={name} value={row.id} className="sale-tile">
      <strong>{row.name}</strong>
      {note && <span>{note}</span>}
      <span className="sale-price">{row.price === zero ? w.free : <Amount value={row.price} />}</span>
    </button>
  )
}

function Debts({ debts, debtsTotal, idempotencyKey }: ShelfProps) {
  const { what: w } = useWords({ fr, en })
  const locale = useLocale()
  if (debts.length === 0) return <p>{w.noDebt}</p>
  return (
    <form method="post">
      <input type="hidden" name="intent" value="debts" />
      <Key value={idempotencyKey} />
      <div className="sale-tiles">
        {debts.map((one) => (
          <button key={one.id} type="submit" name="charges" value={one.id} className="sale-tile">
            <strong>{one.label}</strong>
            <span>{w.debtOf(formatDay(one.since, locale))}</span>
            <span className="sale-price">
              <Amount value={one.amount} />
            </span>
          </button>
        ))}
      </div>
      {debts.length > 1 && (
        <p className="sale-all">
          <Button name="charges" value={debts.map((one) => one.id).join(',')} icon={Plus}>
            {w.allDebts(formatEuros(debtsTotal, locale))}
          </Button>
        </p>
      )}
    </form>
  )
}

type Offers = Extract<OpenShelf, { offers: unknown }>['offers']

function Services({ offers, hub, idempotencyKey }: ShelfProps & { offers: Offers }) {
  const t = useWords({ fr, en })
  const { activities } = useServiceWords()
  if (offers.length === 0) return <p>{t.what.noService}</p>
  const groups = Map.groupBy(offers, (offer) => offer.activity)
  return (
    <>
      <p className="ui-soft">
        {t.what.serviceHelp} <a href={`${hub}/guichet`}>{t.what.toDesk}</a>
      </p>
      <form method="post" className="sale-groups">
        <input type="hidden" name="intent" value="service" />
        <Key value={idempotencyKey} />
        {[...groups].map(([activity, those]) => (
          <section key={activity} aria-label={activities[activity]}>
            <h2 className="sale-heading">{activities[activity]}</h2>
            <div className="sale-tiles">
              {those.map((row) => (
                <Tile
                  key={row.id}
                  name="service"
                  row={{ ...row, price: cents(row.price) }}
                  note={row.homeService ? t.basket.noCash : undefined}
                />
              ))}
            </div>
          </section>
        ))}
      </form>
    </>
  )
}
