import type { Words } from '#kit/words.ts'
import type { accessFr } from './messages.access.fr.ts'

export const accessEn: Words<typeof accessFr> = {
  title: (name) => `Access of ${name}`,
  short: 'Their access',
  lede: 'A space to see their affairs and ask, which takes nothing from the desk: it does all of it for them too.',
  back: 'Their record',
  now: 'Today',
  account: 'Address that enters',
  none: 'No access yet',
  noneText: 'They come to the desk, and that is fine.',
  portals: { member: 'Member or user', 'company-contact': 'Company contact', provider: 'Provider' },
  helps: {
    member: 'Their requests, what is left to pay, their papers, and those for whom they act.',
    'company-contact': 'What their company uses, in figures only: never a name.',
    provider: 'Jobs offered to their organisation, and their statements.',
  },
  give: 'Open an access',
  portal: 'Which space?',
  email: 'E-mail of the person',
  emailHelp: 'A link to enter is sent to them. The same address serves in several places.',
  send: 'Open and invite',
  again: 'Send a link again',
  close: (what) => `Close: ${what}`,
  closeHelp: 'The space closes at once. The record and its history stay.',
  team: 'They also hold a role of the team: it is kept in the settings.',
  done: {
    given: 'The access is open, and the invitation is leaving.',
    again: 'A new link is leaving.',
    closed: 'The access is closed.',
  },
  errors: {
    not_permitted: 'Your role does not allow this. Ask the coordinator.',
    not_found: 'This person does not exist here.',
    has_left: 'This person has left. Put them back in the lists first.',
    account_taken:
      'This address is already another person of this place. Two records for one person? Merge them from “Duplicates”. Otherwise each needs an address.',
    has_account:
      'They already enter with another address. Close that access first, then open it with the new one.',
    organisation_needed: 'First say on their record for which organisation they speak.',
    provider_needed: 'Their organisation is no provider. Mend their record, or choose another space.',
    no_access: 'This access is not open.',
  },
}
