import { allow } from '#platform/session/roles.ts'

/** Reads, issues and cancels tax receipts and yearly certificates. */
export const mayCertify = allow('coordinator', 'treasurer')
