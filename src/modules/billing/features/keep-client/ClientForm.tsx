import { en } from '#modules/billing/messages.drafts.en.ts'
import { fr } from '#modules/billing/messages.drafts.fr.ts'
import { en as invoiceEn } from '#modules/billing/messages.invoices.en.ts'
import { fr as invoiceFr } from '#modules/billing/messages.invoices.fr.ts'
import { BUYER_KINDS, type BuyerKind } from '#modules/billing/rules/document.ts'
import type { ClientInput } from '#modules/billing/settings.server.ts'
import type { ShownForm } from '#platform/forms/shown.ts'
import { Button } from '#ui/Button.tsx'
import { Field } from '#ui/Field.tsx'
import { FieldSet, Form, FormActions } from '#ui/Form.tsx'
import { Check } from '#ui/icons.ts'
import { useWords } from '#ui/language.tsx'

type Props = { client: ClientInput; kind: BuyerKind; days: number; form: ShownForm }

/** What one client wants to read on its invoices, and when it pays. Public clients have Chorus Pro’s own fields. */
export function ClientForm({ client, kind, days, form }: Props) {
  const t = useWords({ fr, en })
  const i = useWords({ fr: invoiceFr, en: invoiceEn })
  const text = (value: string | null) => value ?? undefined
  return (
    <Form id="client" {...form}>
      {kind !== 'person' && (
        <>
          <Field
            type="select"
            name="kind"
            label={t.clientKind}
            value={client.kind ?? ''}
            blank={t.clientKindAuto}
            optional
            options={BUYER_KINDS.map((value) => ({ value, label: i.kinds[value] }))}
          />
          <Field name="contact" label={t.contact} value={text(client.contact)} optional />
          <Field
            name="orderNumber"
            label={kind === 'public' ? t.commitment : t.orderNumber}
            value={text(client.orderNumber)}
            optional
          />
          <Field
            name="contractNumber"
            label={t.contractNumber}
            value={text(client.contractNumber)}
            optional
          />
        </>
      )}
      {kind === 'public' && (
        <>
          <Field name="serviceCode" label={t.serviceCode} value={text(client.serviceCode)} optional />
          <Field
            type="checkbox"
            name="wantsServiceCode"
            label={t.wantsServiceCode}
            checked={client.wantsServiceCode}
          />
          <Field
            type="checkbox"
            name="wantsOrderNumber"
            label={t.wantsOrderNumber}
            checked={client.wantsOrderNumber}
          />
        </>
      )}
      <Field
        type="number"
        name="days"
        label={t.clientDays}
        help={t.clientDaysHelp}
        unit={t.days}
        value={client.days === null ? undefined : String(client.days)}
        placeholder={String(days)}
        width="short"
        optional
      />
      {kind !== 'person' && (
        <>
          <Field
            type="checkbox"
            name="endOfMonth"
            label={t.endOfMonth}
            checked={client.endOfMonth ?? false}
          />
          <Field
            name="vatNumber"
            label={t.vatNumber}
            help={t.vatNumberHelp}
            value={text(client.vatNumber)}
            optional
          />
          <Field
            name="electronicAddress"
            label={t.electronicAddress}
            help={t.electronicAddressHelp}
            value={text(client.electronicAddress)}
            optional
          />
        </>
      )}
      <FieldSet legend={t.delivery}>
        <Field name="deliveryName" label={t.deliveryName} value={text(client.deliveryName)} optional />
        <Field name="deliveryStreet" label={t.street} value={text(client.deliveryStreet)} optional />
        <Field
          name="deliveryPostcode"
          label={t.postcode}
          value={text(client.deliveryPostcode)}
          width="short"
          optional
        />
        <Field name="deliveryCity" label={t.city} value={text(client.deliveryCity)} optional />
      </FieldSet>
      <Field type="checkbox" name="apart" label={t.apart} checked={client.apart} />
      <FormActions>
        <Button icon={Check}>{t.keep}</Button>
      </FormActions>
    </Form>
  )
}
