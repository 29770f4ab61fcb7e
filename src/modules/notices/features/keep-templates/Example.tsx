import type { Locale } from '#kit/words.ts'
import { en } from '#modules/notices/messages.en.ts'
import { fr } from '#modules/notices/messages.fr.ts'
import { render, withLink } from '#modules/notices/rules/render.ts'
import {
  type Placeholder,
  type TemplateId,
  type TemplateWords,
  templateOf,
} from '#modules/notices/rules/templates.ts'
import { Letter } from '#modules/notices/ui/Letter.tsx'
import { Card } from '#ui/Card.tsx'
import { useWords } from '#ui/language.tsx'

type Props = {
  id: TemplateId
  locale: Locale
  words: TemplateWords
  values: Record<Placeholder, string>
  lede: string
}

/** The message as somebody will read it, by e-mail and as a text message. */
export function Example({ id, locale, words, values, lede }: Props) {
  const w = useWords({ fr, en }).templates
  const say = (short: boolean) => {
    const link = templateOf(id).link === true
    const { subject, body } = render(id, { locale, words, values, link, short })
    return { subject, text: withLink(body, values.link) }
  }
  const text = say(true).text
  return (
    <Card title={w.exampleTitle}>
      <p className="ui-soft">{lede}</p>
      <div className="ui-stack">
        <Letter {...say(false)} />
        <div>
          <h3 className="ui-card-title">{w.asText}</h3>
          <Letter text={text} />
          <p className="ui-soft ui-small">{w.letters(text.length)}</p>
        </div>
      </div>
    </Card>
  )
}
