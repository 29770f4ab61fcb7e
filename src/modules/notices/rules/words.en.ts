import type { Purpose, TemplateId, TemplateWords } from './templates.ts'

/** The same messages for those who asked for English. */
export const wordsEn: Readonly<Record<TemplateId, TemplateWords>> = {
  'membership-renewal': {
    subject: 'Your membership ends on {deadline}',
    body: 'Hello {name},\n\nYour membership ends on {deadline}. To stay with us, come by the counter or answer this message: it takes two minutes.\n\nThank you for keeping the place alive.\n\n{place}',
    short: '{place}: your membership ends on {deadline}. Come by the counter to renew it. Thank you!',
  },
  'request-received': {
    subject: 'We received your request {number}',
    body: 'Hello {name},\n\nYour request has arrived: {service}. Its number is {number}.\n\nWe will come back to you within two working days.\n\n{place}',
    short: '{place}: request {number} received ({service}). Answer within two working days.',
  },
  'quote-sent': {
    subject: 'Your quote {number}: {amount}',
    body: 'Hello {name},\n\nHere is the quote for {service}: {amount}. It holds until {deadline}.\n\nTo read, accept or refuse it:\n{link}\n\nYou may also answer at the counter or by phone.\n\n{place}',
    short: '{place}: quote {number} of {amount}, valid until {deadline}. Answer: {link}',
  },
  'quote-answered': {
    subject: 'Quote {number}: {answer}',
    body: 'Hello {name},\n\n{who} answered quote {number} ({service}): {answer}.\n\n{link}',
    short: '{place}: quote {number}, {who} answered: {answer}.',
  },
  'visit-planned': {
    subject: 'Visit on {day} at {time}: {service}',
    body: 'Hello {name},\n\nWe will come on {day} at {time} for {service} (request {number}). You will see: {who}.\n\nNot possible any more? Tell us as soon as you can.\n\n{place}',
    short: '{place}: visit on {day} at {time} for {service}, with {who}. Not possible? Call us.',
  },
  'visit-moved': {
    subject: 'Visit moved to {day} at {time}',
    body: 'Hello {name},\n\nThe visit for {service} (request {number}) has moved: it is now on {day} at {time}. You will see: {who}.\n\nIf this does not suit you, tell us.\n\n{place}',
    short: '{place}: visit moved to {day} at {time} ({service}). Does not suit you? Call us.',
  },
  'visit-cancelled': {
    subject: 'Visit of {day} cancelled',
    body: 'Hello {name},\n\nThe visit of {day} at {time} for {service} (request {number}) will not take place. We will suggest another time.\n\nThe team of {place}',
    short: '{place}: the visit of {day} at {time} ({service}) will not take place. We will suggest another.',
  },
  'passage-planned': {
    subject: 'We come on {day} {slot}',
    body: 'Hello {name},\n\nOur round comes to you on {day} {slot}, for {service} ({number}). You will see: {who}.\n\nSomething in the way? Tell us as soon as you can: we will find another time.\n\n{place}',
    short: '{place}: we come on {day} {slot} ({service}), with {who}. Something in the way? Call us.',
  },
  'passage-moved': {
    subject: 'A change: we come on {day} {slot}',
    body: 'Hello {name},\n\nThe time of our visit has changed: it will be on {day} {slot}, for {service} ({number}). You will see: {who}.\n\nIf that does not suit you, tell us.\n\n{place}',
    short: '{place}: a change, we come on {day} {slot} ({service}). It does not suit you? Call us.',
  },
  'passage-soon': {
    subject: '{who} arrives at about {time}',
    body: 'Hello {name},\n\n{who} is on the way and arrives at about {time}, for {service} ({number}).\n\nSee you soon,\n{place}',
    short: '{place}: {who} is on the way and arrives at about {time} ({service}).',
  },
  'passage-late': {
    subject: 'A little late: rather at about {time}',
    body: 'Hello {name},\n\nThe round is late: {who} will arrive rather at about {time}, for {service} ({number}).\n\nWe are sorry for the wait. If it no longer suits you, call us.\n\n{place}',
    short: '{place}: the round is late, {who} will arrive rather at about {time} ({service}). Sorry.',
  },
  'passage-missed': {
    subject: '{service}: it was not possible on {day}',
    body: 'Hello {name},\n\nWe were to come on {day} for {service} ({number}), and it was not possible. {answer}\n\nWe will suggest another time; you may also call us.\n\n{place}',
    short: '{place}: {service} was not possible on {day}. {answer} We will suggest another time.',
  },
  'passage-off': {
    subject: 'We shall not come on {day}',
    body: 'Hello {name},\n\nWe cannot come on {day} for {service} ({number}) as planned. We are sorry: we will suggest another time.\n\n{place}',
    short: '{place}: we cannot come on {day} for {service}. We will suggest another time.',
  },
  'job-done': {
    subject: 'Done: {service}',
    body: 'Hello {name},\n\n{service}: done on {day} (request {number}).\n\nSomething wrong? Tell us, we will come back.\n\n{place}',
    short: '{place}: done ({service}, request {number}). Something wrong? Call us.',
  },
  satisfaction: {
    subject: 'Are you happy with {service}?',
    body: 'Hello {name},\n\nOne question about {service} (request {number}): are you happy with it?\n\n{link}\n\nYou will not be asked twice.\n\n{place}',
    short: '{place}: are you happy with {service}? One question: {link}',
  },
  'complaint-answered': {
    subject: 'Answer to your complaint about request {number}',
    body: 'Hello {name},\n\nYou told us that something was wrong with {service} (request {number}). Here is our answer:\n\n{answer}\n\n{place}',
    short: '{place}, request {number}: {answer}',
  },
  'offer-sent': {
    subject: 'A job for you: {service}, on {day}',
    body: 'Hello {name},\n\nWe offer you a job: {service}, on {day}, in {where} ({number}). The first to answer gets it.\n\nTo accept or refuse:\n{link}\n\n{place}',
    short: '{place}: job {service} on {day} in {where}. Accept or refuse: {link}',
  },
  'provider-document': {
    subject: 'Document to renew: {document}',
    body: 'Hello {name},\n\nYour document “{document}” is not valid after {deadline}. Send us the new one before that day: without it we can no longer give you jobs.\n\n{place}',
    short: '{place}: your document “{document}” expires on {deadline}. Send us the new one.',
  },
  'web-answered': {
    subject: '{place} answers you',
    body: 'Hello {name},\n\nYou wrote to us. Here is our answer:\n\n{answer}\n\nThe team of {place}',
    short: '{place}: {answer}',
  },
  'partner-answered': {
    subject: 'Answer to your application',
    body: 'Hello {name},\n\nYou offered to work with us. Here is our answer:\n\n{answer}\n\n{place}',
    short: '{place}: {answer}',
  },
  'ticket-sent': {
    subject: 'Your ticket {number}',
    body: 'Hello {name},\n\nHere is your ticket {number}, {amount}.\n\n{details}\n\nThank you for your visit.\n{place}',
    short: '{place}: your ticket {number}, {amount}. Thank you!',
  },
  statement: {
    subject: 'Your statement for {period}: {amount}',
    body: 'Hello {name},\n\nYour statement for {period} is ready: {amount}.\n\n{link}\n\n{place}',
    short: '{place}: your statement for {period} is ready ({amount}).',
  },
  'invoice-sent': {
    subject: 'Invoice {number}: {amount}',
    body: 'Hello {name},\n\nYour invoice {number} is ready: {amount}, to be paid by {deadline}.\n\nRead it and download it here:\n\n{link}\n\nA question? Answer this message or come and see us.\n\n{place}',
    short: '{place}: your invoice {number} is ready, {amount} to be paid by {deadline}. {link}',
  },
  'invoice-reminder': {
    subject: 'Reminder: invoice {number}, {amount}',
    body: 'Hello {name},\n\nUnless we are mistaken, {amount} is still to be paid of invoice {number}, which was due on {deadline}. It may have slipped your mind: here it is again.\n\n{link}\n\nIf you have just paid, thank you, and forget this message. If something is wrong, tell us.\n\n{place}',
    short: '{place}: {amount} is still to be paid of invoice {number} (due {deadline}). {link}',
  },
  'invoice-last-reminder': {
    subject: 'Last reminder: invoice {number}, {amount}',
    body: 'Hello {name},\n\nDespite our reminders, {amount} is still to be paid of invoice {number}, which was due on {deadline}.\n\n{link}\n\nPlease pay it within eight days, or call us to agree on several payments. Without news we shall write by registered letter.\n\n{place}',
    short: '{place}: last reminder, {amount} to be paid of invoice {number} within eight days. {link}',
  },
  invitation: {
    subject: '{place} opens your own pages to you',
    body: 'Hello {name},\n\n{who} invites you to open your own pages with us. The link holds until {deadline} and is for you alone:\n\n{link}\n\nYou may go on doing everything at the counter.\n\n{place}',
    short: '{place}: open your own pages before {deadline}: {link}',
  },
  'debit-announced': {
    subject: 'Direct debit of {amount} on {day}',
    body: 'Hello {name},\n\nAs agreed in your mandate {number}, {amount} will be collected from your account {document} on {day}.\n\nFor: {service}.\nOur creditor identifier: {who}.\n\nA mistake, another bank, a difficult month? Tell us before that day: we will find a way.\n\n{place}',
    short:
      '{place}: {amount} will be collected from your account {document} on {day} (mandate {number}). A question? Call us before.',
  },
  'payout-sent': {
    subject: 'Your payout {number}: {amount}',
    body: 'Hello {name},\n\nHere is your statement {number} for {period}: {amount} are yours, by transfer to the account you gave us.\n\nThe list of jobs is at the counter.\n\nThank you for working with us.\n\n{place}',
    short: '{place}: payout {number} of {amount} for {period}, by transfer.',
  },
  mention: {
    subject: '{who} mentioned you on {number}',
    body: 'Hello {name},\n\n{who} mentioned you in a comment on {number}.\n\n{link}',
    short: '{place}: {who} mentioned you on {number}.',
  },
  'wallet-low': {
    subject: '{amount} left in your wallet',
    body: 'Hello {name},\n\nYour wallet has {amount} left. To go on using it, top it up at the counter whenever you like.\n\n{place}',
    short: '{place}: your wallet has {amount} left. You may top it up at the counter.',
  },
  'wallet-expiry': {
    subject: 'Your credit of {amount} is to be used by {deadline}',
    body: 'Hello {name},\n\nYou have {amount} left to use until {deadline} included. After that day this credit is no longer valid.\n\nAsk us for what would please you: a visit, a hand, some shopping.\n\n{place}',
    short: '{place}: you have {amount} left to use until {deadline}. After that this credit ends.',
  },
  'stage-near': {
    subject: '“{stage}” comes near its largest loss',
    body: 'Hello {name},\n\nThe stage “{stage}” has lost {amount}, for {ceiling} accepted at most: more than 80% of the limit.\n\nSee what may be cut before it is reached:\n\n{link}\n\n{place}',
    short: '{place}: “{stage}” has lost {amount} of {ceiling} accepted. {link}',
  },
  'stage-stop': {
    subject: '“{stage}” has reached its largest loss',
    body: 'Hello {name},\n\nThe stage “{stage}” has lost {amount}, for {ceiling} accepted at most. That is the limit you had set.\n\nStop, gather your committee and decide what comes next:\n\n{link}\n\n{place}',
    short: '{place}: “{stage}” has reached its largest loss ({amount}). Decide what comes next: {link}',
  },
  'opinion-asked': {
    subject: '{document}: your opinion is asked for',
    body: 'Dear {name},\n\nBefore deciding what comes next, {place} asks its committee. The file of {document} is ready: you may read it and answer until {deadline}.\n\n{link}\n\nThis link is yours: please do not pass it on.\n\n{place}',
    short: '{place}: your opinion is asked for ({document}) until {deadline}. Read and answer: {link}',
  },
  'subscription-renewal': {
    subject: 'Your subscription {service} will be renewed on {day}',
    body: 'Hello {name},\n\nYour subscription {service} ({amount}) will be renewed on {day}, unless you tell us otherwise.\n\nNot to renew it, tell us by {deadline} at the latest, by this message or at the counter: it is free, and no reason is asked (article L215-1 of the French consumer code).\n\n{place}',
    short:
      '{place}: your subscription {service} ({amount}) will be renewed on {day}. To stop it, tell us before {deadline}, free of charge.',
  },
}

export const termsEn: Readonly<Record<Purpose, string>> = {
  service:
    '{place} writes to you because this message concerns your request or your membership. To be reached another way, tell the counter.',
  work: '{place} writes to you because you work together. To be reached another way, tell us.',
  news: '{place} sends you this news because you agreed to it. To stop it, answer “stop” or tell the counter.',
}
