import type { Day } from '#kit/day.ts'
import { walletsEn } from '#modules/money/messages.wallets.en.ts'
import { walletsFr } from '#modules/money/messages.wallets.fr.ts'
import { type CreditOrigin, isGiven, type WalletUnit } from '#modules/money/rules/wallet.ts'
import { formatHeld } from '#modules/money/ui/format-held.ts'
import type { FormState } from '#platform/forms/form.ts'
import { shownForm } from '#platform/forms/shown.ts'
import { Button } from '#ui/Button.tsx'
import { DayFr } from '#ui/DayFr.tsx'
import { Field } from '#ui/Field.tsx'
import { Form } from '#ui/Form.tsx'
import { Undo2 } from '#ui/icons.ts'
import { useLocale, useWords } from '#ui/language.tsx'
import { Table } from '#ui/Table.tsx'

type Lot = {
  id: string
  origin: CreditOrigin
  label: string
  why: string | null
  day: Day
  expiresOn: Day | null
  quantity: number
  remaining: number
  funderId: string | null
}
type Props = {
  wallet: { unit: WalletUnit; lots: readonly Lot[] }
  mayTakeBack: boolean
  refused: FormState | undefined
  idempotencyKey: string
}

/** What is left, in the order it will be used. */
export function Lots({ wallet, mayTakeBack, refused, idempotencyKey }: Props) {
  const w = useWords({ fr: walletsFr, en: walletsEn })
  const locale = useLocale()
  const held = (quantity: number) => formatHeld(wallet.unit, quantity, locale)
  const shown = shownForm(locale, refused, w.errors)
  const back = {
    key: 'back',
    header: w.takeBack,
    paper: false,
    fold: 'line' as const,
    cell: (lot: Lot) =>
      isGiven(lot.origin) && lot.funderId === null ? (
        <details className="wallet-back" open={refused?.values.lotId === lot.id}>
          <summary className="ui-button ui-button-quiet">
            <Undo2 className="ui-icon" /> {w.takeBack}
            <span className="ui-hidden"> : {lot.label}</span>
          </summary>
          <Form
            id={`back-${lot.id}`}
            intent="take-back"
            idempotencyKey={idempotencyKey}
            hidden={{ lotId: lot.id }}
            {...(refused?.values.lotId === lot.id ? shown : {})}
          >
            <Field name="why" label={w.takeBackWhy} />
            <Button tone="danger">{w.takeBack}</Button>
          </Form>
        </details>
      ) : null,
  }
  return (
    <section>
      <h2>{w.lots}</h2>
      <Table
        caption={w.lots}
        rows={wallet.lots}
        rowKey={(lot) => lot.id}
        columns={[
          {
            key: 'what',
            header: w.lotsColumns.what,
            cell: (lot) => (
              <>
                <span
                  className="wallet-dot"
                  data-given={isGiven(lot.origin) ? '' : undefined}
                  style={{ display: 'inline-block' }}
                  aria-hidden="true"
                />{' '}
                {w.origins[lot.origin]} · {lot.label}
                {lot.why && <span className="ui-soft"> ({lot.why})</span>}
              </>
            ),
          },
          {
            key: 'day',
            header: w.lotsColumns.day,
            nowrap: true,
            fold: 'hide',
            cell: (lot) => <DayFr value={lot.day} />,
          },
          {
            key: 'until',
            header: w.lotsColumns.until,
            foldLabel: true,
            cell: (lot) =>
              lot.expiresOn ? (
                <DayFr value={lot.expiresOn} />
              ) : (
                <span className="ui-soft">{w.neverEnds}</span>
              ),
          },
          {
            key: 'was',
            header: w.lotsColumns.was,
            align: 'end',
            nowrap: true,
            fold: 'hide',
            cell: (lot) => held(lot.quantity),
          },
          {
            key: 'left',
            header: w.lotsColumns.left,
            align: 'end',
            nowrap: true,
            fold: 'side',
            cell: (lot) => <strong>{held(lot.remaining)}</strong>,
          },
          ...(mayTakeBack ? [back] : []),
        ]}
      />
    </section>
  )
}
