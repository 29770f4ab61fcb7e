import { InvoiceStateWord } from '#modules/billing/ui/InvoiceStateWord.tsx'
import { WalletCard } from '#modules/money/ui/WalletCard.tsx'
import { spaceEn } from '#modules/portals/messages.space.en.ts'
import { spaceFr } from '#modules/portals/messages.space.fr.ts'
import { useAgreedWords } from '#modules/subscriptions/ui/words.tsx'
import { Amount } from '#ui/Amount.tsx'
import { Card } from '#ui/Card.tsx'
import { DayFr } from '#ui/DayFr.tsx'
import { useWords } from '#ui/language.tsx'
import { List, type Part, type SpaceOnly } from './List.tsx'

/** What they owe, and how it is paid. */
export function Owed({ space }: SpaceOnly) {
  const w = useWords({ fr: spaceFr, en: spaceEn })
  const { owed, total } = space
  return (
    <Card title={w.owe}>
      {owed.length === 0 ? (
        <p>{w.oweNothing}</p>
      ) : (
        <>
          <List>
            {owed.map((one) => (
              <li key={one.id}>
                <span>
                  {one.label}
                  {one.forWhom && <span className="ui-soft"> {w.forWhom(one.forWhom)}</span>}
                </span>
                <Amount value={one.amount} />
              </li>
            ))}
          </List>
          <p className="portals-total">
            <Amount value={total} />
          </p>
          <p className="ui-soft">{w.oweHow}</p>
        </>
      )}
    </Card>
  )
}

/** What is paid ahead: wallets, and what they subscribe to. */
export function Ahead({ space }: SpaceOnly) {
  const w = useWords({ fr: spaceFr, en: spaceEn })
  const { price } = useAgreedWords()
  const { wallets, subscriptions } = space
  if (wallets.length + subscriptions.length === 0) return null
  return (
    <section className="ui-stack portals-ahead" aria-labelledby="avance">
      <h2 id="avance">{w.ahead}</h2>
      {wallets.map((wallet) => (
        <WalletCard key={wallet.id} wallet={wallet} level={3} />
      ))}
      {subscriptions.length > 0 && (
        <Card title={w.subscriptions} level={3}>
          <List>
            {subscriptions.map((one) => (
              <li key={one.id}>
                <span>
                  {one.planName}
                  {one.paused && <span className="ui-soft"> {w.paused}</span>}
                  {one.endsOn && (
                    <span className="ui-soft">
                      {' '}
                      {w.endsOn} <DayFr value={one.endsOn} />
                    </span>
                  )}
                </span>
                <span>{price(one)}</span>
              </li>
            ))}
          </List>
        </Card>
      )}
    </section>
  )
}

/** What was invoiced to them: most people never have one, and then nothing is said. */
export function Invoices({ space, base }: Part) {
  const w = useWords({ fr: spaceFr, en: spaceEn })
  if (space.invoices.length === 0) return null
  return (
    <Card title={w.invoices} id="factures">
      <List>
        {space.invoices.map((one) => (
          <li key={one.id}>
            <span>
              <a href={`${base}/factures/${one.number}`}>{w.invoice[one.kind](one.number)}</a>{' '}
              <span className="ui-soft">
                <DayFr value={one.day} />
              </span>{' '}
              {one.kind === 'invoice' && <InvoiceStateWord state={one.state} />}
            </span>
            <Amount value={one.total} />
          </li>
        ))}
      </List>
    </Card>
  )
}

/** Receipts for what they gave. */
export function Papers({ space, base }: Part) {
  const w = useWords({ fr: spaceFr, en: spaceEn })
  return (
    <Card title={w.papers} id="recus">
      {space.receipts.length === 0 ? (
        <p>{w.noPapers}</p>
      ) : (
        <List>
          {space.receipts.map((one) => (
            <li key={one.id}>
              <span>
                <a href={`${base}/recus/${one.number}`}>{w.receipt(one.number)}</a>{' '}
                <span className="ui-soft">
                  {one.label}, <DayFr value={one.day} />
                  {one.reverses && ` (${w.given})`}
                </span>
              </span>
              <Amount value={one.amount} />
            </li>
          ))}
        </List>
      )}
    </Card>
  )
}
