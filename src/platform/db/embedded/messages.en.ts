import type { startMessages as fr } from './messages.fr.ts'

export const startMessages = {
  noBinaries: 'The embedded database is not installed for this machine ({detail}).',
  noFolder: 'The data folder {detail} cannot be created, read or written: check its permissions.',
  inUse: 'Palier is already running on the data folder {detail}: stop it or choose another folder.',
  asRoot:
    'PostgreSQL refuses to run as root and the data folder {detail} is closed to ordinary users: start Palier without root.',
  diskFull: 'The disk is full: free some space near {detail}, then start Palier again.',
  otherVersion:
    'The data in {detail} were written by another version of PostgreSQL: restore a backup in a new folder.',
  broken: 'The database does not start: read the end of {detail} or restore a backup.',
  tooSlow: 'The database does not answer after two minutes: read the end of {detail}.',
} satisfies typeof fr
