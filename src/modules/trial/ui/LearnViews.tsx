import { useWords } from '#ui/language.tsx'
import { en } from '../messages/learning.en.ts'
import { fr } from '../messages/learning.fr.ts'

const PATHS = { map: '', tests: '/tests', hypotheses: '/hypotheses' } as const

/** The three views of what is learnt: the map, the tests, the hypotheses. */
export function LearnViews({ hub, current }: { hub: string | undefined; current: keyof typeof PATHS }) {
  const t = useWords({ fr, en })
  return (
    <nav className="ui-views" aria-label={t.views}>
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
