import type { Locale } from '#kit/words.ts'
import { en } from '#modules/notices/messages.en.ts'
import { fr } from '#modules/notices/messages.fr.ts'
import { brace } from '#modules/notices/rules/render.ts'
import { placeholdersOf, type TemplateId } from '#modules/notices/rules/templates.ts'
import { DefinitionList } from '#ui/DefinitionList.tsx'
import { useWords } from '#ui/language.tsx'

/** What this message may hold, as it is written. */
export function PlaceholderList({ id, locale }: { id: TemplateId; locale: Locale }) {
  const w = useWords({ fr, en }).templates
  return (
    <details>
      <summary>{w.placeholders}</summary>
      <DefinitionList
        items={placeholdersOf(id).map((key) => ({
          term: <code>{brace(key, locale)}</code>,
          value: w.placeholder[key],
          key,
        }))}
      />
    </details>
  )
}
