import type { Words } from '#kit/words.ts'
import type { fieldFr } from './messages.field.fr.ts'

export const fieldEn: Words<typeof fieldFr> = {
  title: 'My day',
  nav: 'My day',
  lede: (todo) =>
    todo === 0 ? 'Nothing to do today.' : todo === 1 ? '1 visit to make.' : `${todo} visits to make.`,
  groups: { late: 'Late', today: 'Today', next: 'The days after', done: 'Done today' },
  none: 'Nothing to do for now',
  noneText: 'What is given to you comes here, with the address, the phone and the hour.',
  round: 'My round today',
  go: 'Directions',
  call: 'Call',
  collect: 'To collect',
  nothingToCollect: 'Nothing to collect',
  details: 'What is asked',
  needs: 'To know',
  start: 'I begin',
  done: 'Done',
  failed: 'Not possible',
  doneTitle: (what) => `Done: ${what}`,
  failedTitle: (what) => `Not possible: ${what}`,
  form: {
    minutes: 'Time spent',
    minutesUnit: 'minutes',
    sendDone: 'Save: done',
    sendFailed: 'Save: not possible',
  },
  failures: {
    absent: 'Nobody was there',
    refused: 'They no longer want it',
    'wrong-address': 'The address is wrong',
    'not-possible': 'The work was not possible',
    other: 'Another reason',
  },
  outcomes: { started: 'Started', done: 'Done', failed: 'Not possible' },
  local: {
    kept: { started: 'Started, to send', done: 'Done, to send', failed: 'Not possible, to send' },
    sent: { started: 'Started, sent', done: 'Done, sent', failed: 'Not possible, sent' },
  },
  saved: {
    applied: 'Noted.',
    second: 'Noted, beside what somebody had already said of this visit.',
    refused: 'This visit was no longer to be made: your report is kept as a note.',
  },
  held: {
    job_cancelled: 'The request was cancelled meanwhile. Your report is kept: the place will read it.',
    job_refused: 'The request was refused meanwhile. Your report is kept: the place will read it.',
    job_redirected: 'The request was redirected meanwhile. Your report is kept: the place will read it.',
    job_quoted: 'A quote still waits for its answer. Your report is kept: the place will read it.',
    not_yours: 'This job was given to somebody else. Your report is kept: the place will read it.',
  },
  reports: {
    title: 'Reports from the field',
    by: (name) => `by ${name}`,
    device: 'Time of the phone',
    received: 'Received',
    clockOff: 'More than a day between the phone and us',
    second: 'Second report',
    heldTitle: 'Came too late',
    minutes: 'Time spent',
    signedBy: (name) => `Signed by ${name}`,
    signed: 'Signed',
    photo: (n) => `Photo ${n}`,
    leftOut: (n) =>
      n === 1
        ? '1 file was no picture: it was not kept.'
        : `${n} files were no pictures: they were not kept.`,
  },
  errors: {
    not_permitted: 'Your role does not allow this. Ask the coordinator.',
    not_found: 'This visit is not yours, or no longer exists.',
    reason_needed: 'Say what happened.',
    note_needed: 'Say in a few words what happened.',
    other_account: 'This report waits for the person who wrote it: it leaves when they sign in again.',
    unreadable: 'This report could not be read. Make it again, or call the place.',
  },
}
