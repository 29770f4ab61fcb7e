import { Field } from '#ui/Field.tsx'
import { FieldSet } from '#ui/Form.tsx'
import { useFormState } from '#ui/form-state.ts'
import { formatEuros } from '#ui/format.ts'
import { useLocale, useWords } from '#ui/language.tsx'
import { en } from '../messages.payers.en.ts'
import { fr } from '../messages.payers.fr.ts'
import { HAND_LINES } from '../shares/form.ts'
import { type ShownShare, shareKey } from './share-words.ts'

type Props = {
  servedName: string
  /** What the rules give; empty when no coverage applies. */
  shares: readonly ShownShare[]
  payers: readonly { value: string; label: string }[]
  /** The choice ticked at first. */
  chosen: 'rules' | 'self' | 'organisation' | 'hand'
}

const OWN_LINES = 2

/** Who pays: by the rules, whoever is served, one organisation, or shared by hand with a reason. */
export function PayersField({ servedName, shares, payers, chosen }: Props) {
  const t = useWords({ fr, en })
  const locale = useLocale()
  const form = useFormState()
  const covered = shares.filter((share) => share.kind !== 'served').slice(0, HAND_LINES - OWN_LINES)
  const served = shares.find((share) => share.kind === 'served')
  const open =
    chosen === 'hand' ||
    form.values.payer === 'hand' ||
    Object.keys(form.errors).some((f) => f.startsWith('share'))
  return (
    <FieldSet legend={t.whoPays}>
      <Field
        type="radio"
        name="payer"
        label={t.whoPays}
        labelHidden
        value={chosen}
        options={[
          ...(served
            ? [
                {
                  value: 'rules',
                  label: t.byRules,
                  help: t.theyPay(servedName, formatEuros(served.amount, locale)),
                },
              ]
            : []),
          { value: 'self', label: t.self(servedName) },
          ...(payers.length > 0
            ? [
                { value: 'organisation', label: t.another },
                { value: 'hand', label: t.byHand, help: t.byHandHelp },
              ]
            : []),
        ]}
      />
      {payers.length > 0 && (
        <>
          <Field type="select" name="payerOrganisationId" label={t.which} optional options={payers} />
          <details className="requests-other" open={open}>
            <summary>{t.byHand}</summary>
            <div className="requests-hand">
              <p className="ui-soft">{t.handHelp(servedName)}</p>
              {covered.map((share, i) => (
                <div key={shareKey(share)}>
                  <input
                    type="hidden"
                    name={`shareOf-${i}`}
                    value={share.coverageId ? `coverage:${share.coverageId}` : (share.organisationId ?? '')}
                  />
                  <Field name={`share-${i}`} label={share.name} help={t.amountHelp} optional width="medium" />
                </div>
              ))}
              {Array.from({ length: OWN_LINES }, (_, n) => covered.length + n).map((i) => (
                <div className="requests-hand-line" key={i}>
                  <Field type="select" name={`shareOf-${i}`} label={t.otherPayer} optional options={payers} />
                  <Field name={`share-${i}`} label={t.amount} optional />
                </div>
              ))}
              <Field name="shareWhy" label={t.handWhy} help={t.handWhyHelp} optional />
            </div>
          </details>
        </>
      )}
    </FieldSet>
  )
}
