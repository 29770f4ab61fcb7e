import { mayGiveAccess as give, mayExportPeople } from '#modules/people/index.server.ts'
import { allow } from '#platform/session/roles.ts'

/** Opens a portal to somebody, or closes it. */
export const mayGiveAccess = give
/** Has a space of their own: whose record it shows is found by their account, never by the address. */
export const mayUseSpace = allow('member')
/** Reads what their company uses, in figures only. */
export const mayReadCompany = allow('company-contact')
/** Reads everything that happened with a person. */
export const mayReadHistory = mayExportPeople
/** Takes away, for the person who asked, all that is kept of them (RGPD, art. 15 and 20). */
export const mayExportPerson = allow('coordinator', 'desk')
