import { fr } from '../messages.fr.ts'
import { homeFr } from '../messages.home.fr.ts'

const { form, reach } = fr

/** The copy of a record in French words: what each field is called, and what each of our words in it says. */
export const personCopyFr = {
  fields: {
    firstName: form.firstName,
    lastName: form.lastName,
    segment: form.segment,
    phone: form.phone,
    email: form.email,
    street: form.street,
    postcode: form.postcode,
    city: form.city,
    needs: form.needs,
    reachBy: reach.reachBy,
    neverBy: reach.neverBy,
    knownNeeds: reach.needs,
    benefit: reach.benefit,
    language: reach.language,
    purpose: reach.columns.purpose,
    given: reach.columns.word,
    how: reach.how,
  },
  words: {
    segment: fr.segments,
    roles: fr.roles,
    reachBy: { ...reach.ways, none: reach.noMessage },
    neverBy: reach.ways,
    knownNeeds: reach.need,
    benefit: reach.benefits,
    language: reach.languages,
    agreed: reach.purposes,
    purpose: reach.purposes,
    how: reach.hows,
    kind: homeFr.kinds,
  },
  purposes: reach.purposes as Readonly<Record<string, string>>,
  verbs: fr.history.verbs as Readonly<Record<string, string>>,
  other: fr.history.other,
}
