import { isId } from '#kit/id.ts'
import { showTest } from '#modules/trial/learning/show.server.ts'
import { en } from '#modules/trial/messages/learning.en.ts'
import { fr } from '#modules/trial/messages/learning.fr.ts'
import { mayReadTrial } from '#modules/trial/permits.ts'
import { LearningCard } from '#modules/trial/ui/LearningCard.tsx'
import { TestCardFace } from '#modules/trial/ui/TestCardFace.tsx'
import { noPage, refusePage } from '#platform/session/guard.ts'
import { hubContext } from '#platform/session/request.server.ts'
import { useLocale, useWords } from '#ui/language.tsx'
import { PageHeader } from '#ui/PageHeader.tsx'
import type { Route } from './+types/route'
import './print-test.css'

export async function loader({ context, params }: Route.LoaderArgs) {
  const ctx = context.get(hubContext)
  if (!mayReadTrial(ctx.actor)) refusePage()
  const page = isId<'Test'>(params.test) ? await showTest(ctx, params.test) : null
  if (!page) noPage()
  return { ...page, hub: ctx.hub.name }
}

/** The two cards of a test on one A4 page, landscape, to be cut into two A5; the second blank until it is written. */
export default function PrintTest({ loaderData, params }: Route.ComponentProps) {
  const t = useWords({ fr, en })
  const locale = useLocale()
  const { test, learnings, counts, hub } = loaderData
  const [card] = learnings
  return (
    <>
      <title>{`${t.card.printTitle(test.name)} · Palier`}</title>
      <div className="ui-no-print">
        <PageHeader
          title={test.name}
          over={<a href={`/${params.hub}/phase-de-test/apprendre/tests/${test.id}`}>{t.card.back}</a>}
          lede={t.card.printHelp}
        />
      </div>
      <div className="trial-cards">
        <section className="trial-cards-side">
          <p className="ui-soft">{hub}</p>
          <h2>{t.card.test}</h2>
          <p className="trial-cards-name">{test.name}</p>
          <TestCardFace test={test} counts={counts[locale]} />
        </section>
        <section className="trial-cards-side">
          <p className="ui-soft">{hub}</p>
          <h2>{t.card.learning}</h2>
          <p className="trial-cards-name">{test.name}</p>
          {card ? <LearningCard card={card} /> : <Blank />}
        </section>
      </div>
    </>
  )
}

/** The learning card before it is written: lines to be filled in by hand. */
function Blank() {
  const t = useWords({ fr, en })
  return (
    <article className="trial-card trial-card-blank">
      <dl>
        {[t.card.observed, t.card.learned].map((term) => (
          <div key={term}>
            <dt>{term}</dt>
            <dd className="trial-card-lines" />
          </div>
        ))}
        <div>
          <dt>{t.card.decided}</dt>
          <dd className="trial-card-boxes">
            {Object.values(t.findings).map((word) => (
              <span key={word}>
                <span className="trial-card-box" /> {word}
              </span>
            ))}
          </dd>
        </div>
        <div>
          <dt>{t.card.next}</dt>
          <dd className="trial-card-lines" />
        </div>
      </dl>
      <p className="ui-soft ui-small">{t.card.onPaper}</p>
    </article>
  )
}
