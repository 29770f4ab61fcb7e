import type { ComponentProps } from 'react'
import { taxEn as en } from '#modules/money/messages.tax.en.ts'
import { taxFr as fr } from '#modules/money/messages.tax.fr.ts'
import { Button } from '#ui/Button.tsx'
import { Card } from '#ui/Card.tsx'
import { Field } from '#ui/Field.tsx'
import { FieldSet, Form, FormActions } from '#ui/Form.tsx'
import { useWords } from '#ui/language.tsx'

type Props = Omit<ComponentProps<typeof Form>, 'children'> & { deductible: boolean }

/** Who the hub is, as its invoices, receipts and files say it. */
export function IdentityFields({ deductible, ...state }: Props) {
  const w = useWords({ fr, en }).identity
  return (
    <Card title={w.who}>
      <Form id="identity" intent="identity" {...state}>
        <Field name="legalName" label={w.legalName} autoComplete="organization" />
        <Field name="legalForm" label={w.legalForm} help={w.legalFormHelp} optional />
        <FieldSet legend={w.numbers}>
          <div className="ui-grid">
            <Field name="siren" label={w.siren} help={w.sirenHelp} optional width="medium" />
            <Field name="siret" label={w.siret} optional width="medium" />
            <Field name="rna" label={w.rna} help={w.rnaHelp} optional width="medium" />
            <Field name="vatNumber" label={w.vatNumber} optional width="medium" />
          </div>
        </FieldSet>
        <FieldSet legend={w.address}>
          <div className="ui-grid">
            <Field name="street" label={w.street} optional autoComplete="street-address" />
            <Field name="postcode" label={w.postcode} optional width="short" autoComplete="postal-code" />
            <Field name="city" label={w.city} optional width="medium" autoComplete="address-level2" />
            <Field type="email" name="email" label={w.email} optional autoComplete="email" />
            <Field type="tel" name="phone" label={w.phone} optional width="medium" autoComplete="tel" />
          </div>
        </FieldSet>
        <FieldSet legend={w.bank}>
          <div className="ui-grid">
            <Field name="iban" label={w.iban} optional autoComplete="off" />
            <Field name="bic" label={w.bic} optional width="medium" autoComplete="off" />
            <Field name="ics" label={w.ics} help={w.icsHelp} optional width="medium" autoComplete="off" />
          </div>
        </FieldSet>
        <FieldSet legend={w.rights}>
          <Field name="sapNumber" label={w.sapNumber} optional width="medium" />
          <Field
            type="checkbox"
            name="giftsDeductible"
            label={w.giftsDeductible}
            help={w.giftsDeductibleHelp}
            checked={deductible}
            optional
          />
        </FieldSet>
        <FormActions>
          <Button tone="primary">{w.save}</Button>
        </FormActions>
      </Form>
    </Card>
  )
}
