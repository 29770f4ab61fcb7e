import type { Words } from '#kit/words.ts'
import type { fr } from './messages.fr.ts'
import { templatesEn } from './messages.templates.en.ts'

export const en: Words<typeof fr> = {
  title: 'Messages',
  lede: 'What the place told each person, by the way each prefers.',
  open: 'Messages',
  templatesLink: 'Templates',
  search: 'Search a name or a subject',
  total: (n, capped) => (capped ? `More than ${n} messages` : n === 1 ? '1 message' : `${n} messages`),
  none: 'No message matches',
  noneYet: 'No message yet',
  firstStep: 'Messages leave by themselves: a request received, a quote, a visit. They are all kept here.',
  noneToSay: 'Nothing to say by voice',
  noneToSayText:
    'Here will come the messages of people without e-mail or mobile, of those who prefer a call, and those that could not leave.',
  all: 'All messages',
  views: { all: 'All', toSay: 'To say by voice', waiting: 'Waiting', kept: 'Kept here' },
  filters: { state: 'State', way: 'Way', template: 'Template', person: 'For', subject: 'On one subject' },
  columns: {
    who: 'For',
    what: 'Message',
    way: 'Way',
    state: 'State',
    at: 'Written',
    address: 'Address or number',
    told: 'Left or said',
    by: 'By',
    template: 'Template',
  },
  states: {
    waiting: 'Waiting',
    sending: 'Being sent',
    sent: 'Sent',
    kept: 'Kept here',
    failed: 'Failed',
    'to-say': 'To say',
    said: 'Said',
    dropped: 'Not sent',
  },
  ways: { email: 'E-mail', text: 'Text message', phone: 'Phone', post: 'Letter', person: 'In person' },
  how: {
    email: (address) => `E-mail to ${address}`,
    text: (address) => `Text message to ${address}`,
    phone: (address) => `Call ${address}`,
    post: 'By letter',
    person: 'When they come by',
  },
  whys: {
    left: 'This person left: nothing is sent to them.',
    no_consent: 'This person did not agree to news.',
    no_message: 'This person wants no message.',
  },
  failures: {
    address: 'The address was refused. Check it, or say the message by voice.',
    login: 'The mail server refuses our name and password. Tell whoever looks after the software.',
    unreachable: 'The server does not answer.',
    refused: 'The text-message service refused this message.',
    other: 'It could not be sent.',
  },
  toSayAll: (n) => (n >= 100 ? 'More than 99 to say' : n === 1 ? '1 to say' : `All ${n} to say`),
  keptHelp:
    'No service is connected for this way, or the address is that of an example: the message stayed in the outbox.',
  waitingHelp: (attempts) =>
    attempts === 0
      ? 'It leaves within seconds.'
      : attempts === 1
        ? 'One attempt failed; another will follow.'
        : `${attempts} attempts failed; another will follow.`,
  toSayHelp: 'No machine carries this message: somebody of the place says it.',
  said: 'It is said',
  posted: 'It is posted',
  saidBy: (who) => `by ${who}`,
  resend: 'Send again',
  export: 'Export (CSV)',
  marked: (n) =>
    n === 0
      ? 'It was said already.'
      : n === 1
        ? 'One message is marked as said.'
        : `${n} messages are marked as said.`,
  resent: (n) =>
    n === 0
      ? 'None of these messages can leave again.'
      : n === 1
        ? 'One message leaves again.'
        : `${n} messages leave again.`,
  nobody: 'Tick a message first.',
  page: {
    back: 'Messages',
    facts: 'Sending',
    text: 'Text',
    short: 'Text message',
    hiddenLink: '(personal link)',
    gone: 'The personal link it held is not kept.',
    record: 'Open their record',
    next: 'What to do?',
  },
  templates: templatesEn,
  errors: {
    unknown_placeholder: 'A word between braces does not exist in this template. Use those of the list.',
    open_brace: 'A brace was left open. Write for instance {name}.',
    link_missing: 'This message leads somewhere: keep {link} in the text.',
  },
}
