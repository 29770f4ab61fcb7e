/** What an attestation names; the same as in `package.json` (tested). */
export const SOFTWARE = { version: '0.1.0', licence: 'Apache-2.0' } as const
