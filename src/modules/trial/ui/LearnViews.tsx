import { useWords } from '#ui/language.tsx'
import { en } from '../messages/learning.en.ts'
import { fr } from '../messages/learning.fr.ts'

import './learn-views.css'

const PATHS = { map: '', tests: '/tests', list: '/tests?vue=liste', hypotheses: '/hypotheses' } as const

/** The views of what is learnt: the map, the tests as columns and as a list, the hypotheses. */
export function LearnViews({ hub, current }: { hub: string | undefined; current: keyof typeof PATHS }) {
  const t = useWords({ fr, en })
  return (
    <nav className="ui-views trial-learn-views" aria-label={t.views}>
      <ul>
        {(Object.entries(PATHS) as [keyof typeof PATHS, string][]).map(([view, path]) => (
          <li key={view}>
            <a
              href={`/${hub}/phase-de-test/apprendre${path}`}
              aria-current={view === current ? 'page' : undefined}
            >
              {t.tabs[view]}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  )
}
