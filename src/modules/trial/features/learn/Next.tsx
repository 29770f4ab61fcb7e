import { en } from '#modules/trial/messages/learning.en.ts'
import { fr } from '#modules/trial/messages/learning.fr.ts'
import { ButtonLink } from '#ui/Button.tsx'
import { Card } from '#ui/Card.tsx'
import { useWords } from '#ui/language.tsx'

type Props = {
  next: readonly { id: string; text: string; risk: number | null; evidence: number | null }[]
  base: string
  mayWrite: boolean
}

/** What to test next, the riskiest and least proved first. */
export function Next({ next, base, mayWrite }: Props) {
  const t = useWords({ fr, en })
  return (
    <Card title={t.next.title} className="trial-learn-next">
      {next.length === 0 ? (
        <p className="ui-soft">{t.next.none}</p>
      ) : (
        <>
          <p className="ui-soft">{t.next.text}</p>
          <ol>
            {next.map((one) => (
              <li key={one.id}>
                <a href={`${base}/hypotheses/${one.id}`}>{one.text}</a>
                <p className="ui-soft ui-small">
                  {t.next.why(t.map.risks[one.risk! - 1]!, t.map.evidences[one.evidence! - 1]!)}
                </p>
                {mayWrite && (
                  <ButtonLink href={`${base}/tests/nouveau?hypothese=${one.id}`}>
                    {t.next.plan}
                    <span className="ui-hidden"> : {one.text}</span>
                  </ButtonLink>
                )}
              </li>
            ))}
          </ol>
        </>
      )}
    </Card>
  )
}
