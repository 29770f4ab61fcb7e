import { en } from '#modules/money/messages.books.en.ts'
import { fr } from '#modules/money/messages.books.fr.ts'
import { Card } from '#ui/Card.tsx'
import { useWords } from '#ui/language.tsx'

type Door = { href: string; word: string; help: string; file?: true }

const Doors = ({ title, doors }: { title: string; doors: readonly Door[] }) => (
  <Card title={title}>
    <ul className="books-doors">
      {doors.map(({ href, word, help, file }) => (
        <li key={href}>
          <a href={href} download={file}>
            <span className="books-door-word">{word}</span>
            <span className="books-door-help">{help}</span>
          </a>
        </li>
      ))}
    </ul>
  </Card>
)

/** What one comes to the books for, by what one wants to do. */
export function BookDoors({ base, year }: { base: string; year: string }) {
  const w = useWords({ fr, en }).home
  const l = w.links
  return (
    <div className="ui-grid books-doors-grid">
      <Doors
        title={w.read}
        doors={[
          { href: `${base}/grand-livre`, word: l.balance, help: l.balanceHelp },
          { href: `${base}/journaux`, word: l.journals, help: l.journalsHelp },
          { href: `${base}/analytique`, word: l.analytics, help: l.analyticsHelp },
        ]}
      />
      <Doors
        title={w.write}
        doors={[
          { href: `${base}/ecritures/nouvelle`, word: l.entry, help: l.entryHelp },
          { href: `${base}/lettrage`, word: l.lettering, help: l.letteringHelp },
          { href: `${base}/fonds-dedies`, word: l.funds, help: l.fundsHelp },
        ]}
      />
      <Doors
        title={w.settle}
        doors={[
          { href: `${base}/exercices`, word: l.years, help: l.yearsHelp },
          { href: `${base}/plan-comptable`, word: l.chart, help: l.chartHelp },
          { href: `${base}/comptabilite/reprise`, word: l.opening, help: l.openingHelp },
        ]}
      />
      <Doors
        title={w.hand}
        doors={[
          { href: `${base}/exercices/${year}/fec`, word: l.fec(year), help: l.fecHelp, file: true },
          {
            href: `${base}/exercices/${year}/hledger`,
            word: l.hledger(year),
            help: l.hledgerHelp,
            file: true,
          },
        ]}
      />
    </div>
  )
}
