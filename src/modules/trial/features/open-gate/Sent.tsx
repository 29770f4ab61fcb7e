import { gateEn } from '#modules/trial/messages/gate.en.ts'
import { gateFr } from '#modules/trial/messages/gate.fr.ts'
import { ButtonLink } from '#ui/Button.tsx'
import { Card } from '#ui/Card.tsx'
import { useWords } from '#ui/language.tsx'
import { Notice } from '#ui/Notice.tsx'
import { PageHeader } from '#ui/PageHeader.tsx'
import '#modules/trial/ui/gate.css'

type Props = {
  sent: { id: string; number: number; mailed: number; byHand: readonly { name: string; href: string }[] }
  base: string
}

/** What left, and the links that somebody must hand over: they are shown this once. */
export function Sent({ sent, base }: Props) {
  const g = useWords({ fr: gateFr, en: gateEn })
  return (
    <>
      <title>{`${g.show.sentTitle} · Palier`}</title>
      <PageHeader
        title={g.gate(sent.number)}
        over={<a href={`${base}/jalons`}>{g.title}</a>}
        action={
          <ButtonLink tone="primary" href={`${base}/jalons/${sent.id}`}>
            {g.seeGate}
          </ButtonLink>
        }
      />
      <div className="ui-stack">
        <Notice tone="success" title={g.show.sentTitle}>
          {g.show.sent(sent.mailed)}
        </Notice>
        {sent.byHand.length > 0 && (
          <Card title={g.show.byHand}>
            <p className="ui-soft">{g.show.linkShown}</p>
            <ul>
              {sent.byHand.map(({ name, href }) => (
                <li key={href}>
                  {name} :{' '}
                  <a className="trial-link" href={href}>
                    {href}
                  </a>
                </li>
              ))}
            </ul>
          </Card>
        )}
      </div>
    </>
  )
}
