import type { Words } from '#kit/words.ts'
import type { renewalFr } from './messages.renewal.fr.ts'

export const renewalEn: Words<typeof renewalFr> = {
  title: 'Memberships to renew',
  lede: (days) =>
    `Those that end within ${days} days, and those that ended less than a year ago. The oldest first.`,
  open: 'Memberships to renew',
  total: (n, capped) =>
    capped ? `More than ${n} memberships` : n === 1 ? '1 membership' : `${n} memberships`,
  none: 'No membership to renew',
  noneText: 'They will come here some time before their end.',
  noneHere: 'No membership matches',
  all: 'See all',
  coming: 'Ending soon',
  over: 'Already ended',
  state: 'When',
  told: 'Notice',
  toldYes: 'Told already',
  toldNo: 'To tell',
  columns: { who: 'Member', ends: 'End', reach: 'How to tell them', told: 'Told', renew: 'Renew' },
  left: (days) => (days === 0 ? 'ends today' : days === 1 ? 'ends tomorrow' : `in ${days} days`),
  past: (days) => (days === 1 ? 'ended yesterday' : `ended ${days} days ago`),
  inPerson: 'In person',
  renew: 'Renew',
  tell: 'Tell them',
  sent: (sent, toSay) =>
    [
      sent === 0 && toSay === 0 ? 'They were told already.' : '',
      sent > 0
        ? `${sent === 1 ? 'One message leaves' : `${sent} messages leave`}, each by the way preferred.`
        : '',
      toSay > 0 ? `${toSay === 1 ? 'One is' : `${toSay} are`} to say by voice.` : '',
    ]
      .filter(Boolean)
      .join(' '),
  messages: 'See the messages',
  mark: 'Mark as told',
  export: 'Export (CSV)',
  starts: 'Start',
  exportAll: 'All memberships (CSV)',
  marked: (n) =>
    n === 0
      ? 'They were marked already.'
      : n === 1
        ? 'One person is marked as told.'
        : `${n} people are marked as told.`,
  nobody: 'Tick a membership first.',
  notice: 'How many days before the end to tell them',
  noticeHelp: 'From 1 to 180 days.',
  days: 'days',
  save: 'Save',
  saved: 'The notice is changed.',
  contact: 'Contact',
  verbs: { 'renewal-notice': 'Told that their membership ends' },
}
