import { type Cents, cents } from '#kit/money.ts'
import { Field } from '#ui/Field.tsx'
import { FieldSet } from '#ui/Form.tsx'
import { useFormState } from '#ui/form-state.ts'
import { formatEuros } from '#ui/format.ts'
import { useLocale, useWords } from '#ui/language.tsx'
import { Notice } from '#ui/Notice.tsx'
import { sessionsEn as en } from '../messages.sessions.en.ts'
import { sessionsFr as fr } from '../messages.sessions.fr.ts'
import { COINS, type Coin, isNote } from '../rules/coins.ts'
import './drawers.css'

/** What a refused count found: shown with the form, so that one counts again or says why. */
export type FoundGap = { readonly counted: string; readonly expected: string }

const name = (coin: Coin) => `c${coin}`

/** A note or a coin as it looks, with how many of it. */
function CoinField({ coin }: { coin: Coin }) {
  const w = useWords({ fr, en }).count
  const locale = useLocale()
  const label = formatEuros(cents(coin), locale, { round: coin >= 100 })
  return (
    <div className="drawer-coin" data-coin={coin}>
      <span className={isNote(coin) ? 'drawer-note' : 'drawer-piece'} aria-hidden="true">
        {label}
      </span>
      <Field
        type="number"
        name={name(coin)}
        label={w.howMany(label)}
        labelHidden
        optional
        width="short"
        min={0}
        step={1}
        placeholder="0"
      />
    </div>
  )
}

/** The count of a drawer: notes and coins, or the sum alone; the reason when it does not fit. */
export function CoinFields({ gap }: { gap?: FoundGap }) {
  const w = useWords({ fr, en }).count
  const locale = useLocale()
  const form = useFormState()
  const euros = (text: string): string => formatEuros(cents(BigInt(text)), locale)
  const difference = gap && BigInt(gap.counted) - BigInt(gap.expected)
  const asks = Boolean(gap) || form.errors.why !== undefined || Boolean(form.values.why)
  return (
    <>
      <div className="drawer-count">
        <FieldSet legend={w.notes}>
          <div className="drawer-coins">
            {COINS.filter(isNote).map((coin) => (
              <CoinField key={coin} coin={coin} />
            ))}
          </div>
        </FieldSet>
        <FieldSet legend={w.coins}>
          <div className="drawer-coins">
            {COINS.filter((coin) => !isNote(coin)).map((coin) => (
              <CoinField key={coin} coin={coin} />
            ))}
          </div>
        </FieldSet>
      </div>
      <FieldSet legend={w.or}>
        <Field type="money" name="total" label={w.total} help={w.totalHelp} optional width="medium" />
      </FieldSet>
      {gap && difference !== undefined && difference !== 0n && (
        <Notice tone="warn" title={w.gapTitle}>
          {difference < 0n
            ? w.missing(euros(gap.counted), euros(gap.expected), formatEuros(-difference as Cents, locale))
            : w.tooMuch(euros(gap.counted), euros(gap.expected), formatEuros(difference as Cents, locale))}
        </Notice>
      )}
      {asks && <Field name="why" label={w.why} help={w.whyHelp} />}
    </>
  )
}
