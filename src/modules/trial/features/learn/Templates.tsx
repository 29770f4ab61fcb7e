import { en } from '#modules/trial/messages/learning.en.ts'
import { fr } from '#modules/trial/messages/learning.fr.ts'
import { en as trialEn } from '#modules/trial/messages.en.ts'
import { fr as trialFr } from '#modules/trial/messages.fr.ts'
import { TEST_TEMPLATES } from '#modules/trial/rules/templates.ts'
import { useWords } from '#ui/language.tsx'

/** The examples that a test may start from. */
export function Templates({ base }: { base: string }) {
  const t = useWords({ fr, en })
  const words = useWords({ fr: trialFr, en: trialEn })
  return (
    <section className="ui-no-print" id="exemples">
      <h2>{t.start}</h2>
      <p className="ui-soft">{t.startText}</p>
      <div className="trial-tiles">
        {TEST_TEMPLATES.map(({ key, kind }) => (
          <article key={key} className="trial-tile">
            <h3>
              <a href={`${base}/tests/nouveau?exemple=${key}`}>{t.templates[key].name}</a>
            </h3>
            <p>{t.templates[key].belief}</p>
            <p className="ui-soft ui-small">{words.kinds[kind]}</p>
          </article>
        ))}
      </div>
    </section>
  )
}
