import { en } from '#modules/requests/messages.payers.en.ts'
import { fr } from '#modules/requests/messages.payers.fr.ts'
import { isOpen } from '#modules/requests/rules/life.ts'
import type { ShareStanding } from '#modules/requests/shares/page.server.ts'
import { PayersField } from '#modules/requests/ui/PayersField.tsx'
import { WhoPays } from '#modules/requests/ui/WhoPays.tsx'
import { Button } from '#ui/Button.tsx'
import { Card } from '#ui/Card.tsx'
import { Form, FormActions } from '#ui/Form.tsx'
import { useWords } from '#ui/language.tsx'
import { Status } from '#ui/Status.tsx'
import type { Gestures } from './gestures.ts'
import type { RequestPage } from './query.server.ts'

type Props = { page: RequestPage; mayMove: boolean; gestures: Gestures }

/** Who pays what of this request, where each stands, and how to share it otherwise. Never printed. */
export function Payers({ page, mayMove, gestures }: Props) {
  const t = useWords({ fr, en })
  const { request, payers, served } = page
  const movable = isOpen(request.state) || request.state === 'done'
  const mayShare = mayMove && movable && !payers.paid && request.personId !== null && request.price > 0n
  if (payers.shares.length === 0 && !mayShare) return null
  const form = gestures('share')
  const refused = Object.keys(form.errors).length > 0
  return (
    <Card title={t.whoPays} className="ui-no-print">
      {payers.shares.length > 0 && (
        <WhoPays
          shares={payers.shares}
          servedName={served?.name ?? ''}
          state={(share) => <Standing of={share.standing} />}
        />
      )}
      {mayShare && (
        <details className="requests-fold" open={refused}>
          <summary>{t.change}</summary>
          <p className="ui-soft">{t.changeHelp}</p>
          <Form id="share" {...form}>
            <PayersField
              servedName={served?.name ?? ''}
              shares={payers.shares}
              payers={page.organisations}
              chosen={
                payers.shares.some((share) => share.why)
                  ? 'hand'
                  : payers.shares.length > 0
                    ? 'rules'
                    : 'self'
              }
            />
            <FormActions>
              <Button>{t.save}</Button>
            </FormActions>
          </Form>
        </details>
      )}
    </Card>
  )
}

function Standing({ of }: { of: ShareStanding }) {
  const t = useWords({ fr, en })
  if (of === 'planned') return null
  if (of === 'settled') return <Status tone="success">{t.settled}</Status>
  if (of === 'internal') return <Status>{t.internal}</Status>
  if (of === 'given-up') return <Status>{t.givenUp}</Status>
  return <Status tone="warn">{of === 'to-collect' ? t.toCollect : t.toReceive}</Status>
}
