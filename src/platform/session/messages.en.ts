import type { Words } from '#kit/words.ts'
import type { fr } from './messages.fr.ts'

export const en: Words<typeof fr> = {
  title: 'Sign in',
  lede: 'Come in with your password, or get a link by e-mail.',
  email: 'E-mail address',
  password: 'Password',
  signIn: 'Enter',
  sendLink: 'Send me a link',
  linkTitle: 'Without a password',
  linkHelp: 'We send you a link that lasts 15 minutes.',
  linkSent:
    'If we know this address, a link is on its way. Without a mail server, the message waits in the “outbox” folder of the data.',
  linkSubject: 'Your link to enter Palier',
  linkBody: (url) =>
    `Hello,\n\nHere is your link to enter Palier. It lasts 15 minutes and works once:\n\n${url}\n\nIf you asked for nothing, do nothing.\n`,
  signOut: 'Sign out',
  demoTitle: 'Demo: enter as…',
  demoHelp: 'These people are made up. One click is enough.',
  yourHubs: 'Your places',
  hubsLede: 'Choose the place where you work today.',
  noHub: 'Your account belongs to no place yet. Ask the coordinator to invite you.',
  preferences: 'Your preferences',
  language: 'Language of the pages',
  save: 'Save',
  saved: 'Saved.',
  errors: {
    required: 'Fill in this field.',
    not_an_email: 'Write a full address, such as claire@example.org.',
    bad_credentials: 'Unknown address or password. Check them, or ask for a link by e-mail.',
    too_many: 'Too many tries. Wait a minute and try again.',
    link_expired: 'This link has been used or is out of date. Ask for a new one.',
  },
  refused: {
    reserved: 'Your role does not give access to this file. Ask the coordinator.',
    missing: 'This file does not exist, or no longer does. Check the address, or ask the place for it.',
  },
  roles: {
    admin: 'Administration',
    coordinator: 'Coordination',
    treasurer: 'Treasury',
    desk: 'Desk',
    'drop-off': 'Drop-off',
    driver: 'Driving',
    volunteer: 'Volunteer',
    provider: 'Provider',
    member: 'Member',
    'company-contact': 'Company contact',
    committee: 'Committee or funder',
    network: 'Network',
  },
}
