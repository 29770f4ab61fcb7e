import type { Day } from '#kit/day.ts'
import type { Cents } from '#kit/money.ts'
import { Amount } from '#ui/Amount.tsx'
import { DayFr } from '#ui/DayFr.tsx'
import { useWords } from '#ui/language.tsx'
import { Square } from '#ui/Square.tsx'
import { walletsEn } from '../messages.wallets.en.ts'
import { walletsFr } from '../messages.wallets.fr.ts'
import './wallet.css'

type Props = {
  place: string
  value: Cents
  forName: string
  message: string
  code: string
  expiresOn: Day
  over: boolean
  square: { size: number; path: string }
}

/** A gift voucher as it is given: what it is worth, for whom, its code and its square. */
export function Voucher({ place, value, forName, message, code, expiresOn, over, square }: Props) {
  const w = useWords({ fr: walletsFr, en: walletsEn }).vouchers
  return (
    <article className="voucher" data-over={over ? '' : undefined}>
      <div>
        <p className="voucher-place">{place}</p>
        <p className="voucher-value">
          <Amount value={value} />
        </p>
        {forName && <p className="voucher-for">{w.paper.for(forName)}</p>}
        {message && <p className="voucher-words">{message}</p>}
        <p className="voucher-code">{code}</p>
        <p className="ui-soft">
          {w.until} <DayFr value={expiresOn} />
        </p>
      </div>
      <Square square={square} label={w.scan} />
    </article>
  )
}
