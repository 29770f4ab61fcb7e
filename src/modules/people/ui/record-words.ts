import { useWords } from '#ui/language.tsx'
import { en } from '../messages.en.ts'
import { fr } from '../messages.fr.ts'

/** What was done to a record, in words: verbs, names of the fields that changed, uses agreed to. */
export function useRecordWords() {
  const t = useWords({ fr, en })
  const verbs: Readonly<Record<string, string>> = t.history.verbs
  const purposes: Readonly<Record<string, string>> = t.reach.purposes
  const fields: Readonly<Record<string, string>> = {
    ...t.form,
    reachBy: t.reach.reachBy,
    neverBy: t.reach.neverBy,
    knownNeeds: t.reach.needs,
    benefit: t.reach.benefit,
    language: t.reach.language,
    organisationId: t.form.organisation,
    name: t.partners.name,
    kind: t.partners.kind,
    siret: t.partners.siret,
    note: t.partners.note,
  }
  return {
    verb: (word: string): string => verbs[word] ?? t.history.other,
    purpose: (word: string): string | undefined => purposes[word],
    fields: (names: readonly string[]): string =>
      t.history.fields(names.map((name) => (fields[name] ?? name).toLowerCase()).join(', ')),
  }
}
