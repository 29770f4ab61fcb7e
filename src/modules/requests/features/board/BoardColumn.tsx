import { en } from '#modules/requests/messages.en.ts'
import { fr } from '#modules/requests/messages.fr.ts'
import { viewsEn } from '#modules/requests/messages.views.en.ts'
import { viewsFr } from '#modules/requests/messages.views.fr.ts'
import { movesOf } from '#modules/requests/rules/board.ts'
import { Amount } from '#ui/Amount.tsx'
import { Button } from '#ui/Button.tsx'
import { DayFr } from '#ui/DayFr.tsx'
import { useWords } from '#ui/language.tsx'
import { Status } from '#ui/Status.tsx'
import type { Board } from './query.server.ts'

type Column = Board[number]
type Props = Column & { base: string; formKey: string; mine: boolean }

/** One step of the life with its cards; what does not fit is one link away. */
export function BoardColumn({ column, cards, total, base, formKey, mine }: Props) {
  const t = useWords({ fr: viewsFr, en: viewsEn }).board
  const rest = total - cards.length
  return (
    <section className="requests-column" data-column={column} aria-labelledby={`c-${column}`}>
      <h2 id={`c-${column}`}>
        {t.columns[column]} <span className="requests-column-count">{total > 99 ? '99+' : total}</span>
      </h2>
      {cards.length === 0 && <p className="ui-soft">{t.empty}</p>}
      <ul>
        {cards.map((card) => (
          <li key={card.id}>
            <Card card={card} column={column} base={base} formKey={formKey} />
          </li>
        ))}
      </ul>
      {rest > 0 && <a href={`${base}?etat=${column}${mine ? '&miennes=1' : ''}`}>{t.more(rest)}</a>}
    </section>
  )
}

function Card({
  card,
  column,
  base,
  formKey,
}: { card: Column['cards'][number] } & Pick<Props, 'column' | 'base' | 'formKey'>) {
  const t = useWords({ fr: viewsFr, en: viewsEn }).board
  const own = useWords({ fr, en })
  const moves = movesOf(column)
  return (
    <article className="requests-card" data-card={card.id} data-to={moves.map(({ to }) => to).join(' ')}>
      <h3>
        <a href={`${base}/${card.number}`}>{card.serviceName}</a>
      </h3>
      <p>{card.who}</p>
      <p className="requests-card-facts">
        <span>{card.number}</span> <DayFr value={card.dueOn} /> <Amount value={card.price} />
        {card.comments > 0 && <span>{t.comments(card.comments)}</span>}
      </p>
      {card.assigneeName && <p className="ui-soft">{card.assigneeName}</p>}
      {card.late && <Status tone="danger">{own.late}</Status>}
      {moves.length > 0 && (
        <details>
          <summary>{t.moves}</summary>
          <form method="post" className="requests-card-moves">
            <input type="hidden" name="idempotencyKey" value={formKey} />
            <input type="hidden" name="requestId" value={card.id} />
            {moves.map(({ verb, to }) => (
              <Button key={verb} name="verb" value={verb} data-to={to}>
                {own.verbs[verb]}
              </Button>
            ))}
          </form>
        </details>
      )}
      {column === 'quoted' && <a href={`${base}/${card.number}/devis`}>{t.quote}</a>}
    </article>
  )
}
