/** What somebody is asked for at an organisation. */
export const CONTACT_ROLES = ['direction', 'billing', 'hr', 'desk', 'technical'] as const
export type ContactRole = (typeof CONTACT_ROLES)[number]

type Candidate = { role: ContactRole; main: boolean; gone: boolean }

/** Who to write to about something: who answers for it, else the main contact, else the first known; null when none. */
export function contactFor<C extends Candidate>(contacts: readonly C[], role: ContactRole | null): C | null {
  const here = contacts.filter((contact) => !contact.gone)
  return (
    here.find((contact) => contact.role === role && contact.main) ??
    here.find((contact) => contact.role === role) ??
    here.find((contact) => contact.main) ??
    here[0] ??
    null
  )
}
