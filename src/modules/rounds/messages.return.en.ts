import type { Words } from '#kit/words.ts'
import type { fr } from './messages.return.fr.ts'

export const en: Words<typeof fr> = {
  title: 'Return of a round',
  lede: (day, who, vehicle) => [day, who, vehicle].filter(Boolean).join(' · '),
  stillOut: 'This round is still out: these figures still move.',
  notLeft: 'This round has not left: there is nothing to count.',
  settled: 'The payment is recorded.',
  corrected: 'The return is put right: its trip is noted anew.',
  money: {
    title: 'Money received at the doors',
    none: 'Nothing was received at the doors.',
    expected: 'Received at the doors',
    handed: 'Handed over at the counter',
    notHanded: 'not said yet',
    gap: 'Difference',
    right: 'The money is right',
    missing: (euros) => `${euros} missing`,
    over: (euros) => `${euros} too much`,
    period: 'this round',
    who: 'At whose door',
    amount: 'Received',
    state: 'In the books',
    settle: (euros) => `Collect ${euros}`,
    done: 'Collected',
    byHand: 'Errand: to be noted at the till',
    toTill: (euros) => `Put ${euros} in the till`,
    inTill: 'It is in the till, with its ticket.',
  },
  trip: 'See the trip noted',
  correct: {
    title: 'Put the return right',
    counterOut: 'Counter on leaving',
    counterBack: 'Counter on coming back',
    minutes: 'How long the round took',
    minutesUnit: 'minutes',
    cash: 'Money handed over at the counter',
    why: 'Why',
    whyHelp: 'For example “one figure too many on the counter”.',
    help: 'The trip noted before is cancelled with this reason, and noted anew at today’s costs.',
    save: 'Save the correction',
  },
  look: {
    title: 'To look at',
    slipped: 'The counter is missing or cannot be right: kilometres are those that were planned.',
    clockOff: 'The phone’s time was wrong by more than a day: check how long it took.',
    returned: (n) => (n === 1 ? '1 crate or bag brought back' : `${n} crates or bags brought back`),
    failed: (n, waiting) => {
      const missed = n === 1 ? '1 stop not done' : `${n} stops not done`
      if (waiting === 0) return `${missed}: nothing waits any more`
      if (waiting < n)
        return `${missed}, ${waiting} of which ${waiting === 1 ? 'waits' : 'wait'} for another day`
      return `${missed}, that ${n === 1 ? 'waits' : 'wait'} for another day`
    },
    waitsNoMore: 'waits no more',
    told: 'What the road said',
    taken: (euros) => `${euros} received, to check`,
    proof: (n) => `Proof ${n}`,
  },
  errors: {
    not_permitted: 'Your role does not allow this. Ask the coordinator.',
    not_found: 'This round does not exist, or no longer does.',
    not_back_yet: 'This round is not back yet.',
    changed_meanwhile: 'Somebody put this return right meanwhile. Look at what changed, then try again.',
    not_kilometres: 'Write the kilometres of the counter, for example 45 210.',
    counter_backwards: 'The counter on coming back does not go with the one on leaving.',
    why_needed: 'Say why, in a few words.',
    nothing_taken: 'Nothing was received at this stop, or it is no errand.',
    nothing_to_pay: 'There is nothing left to collect for this request.',
    more_than_owed: 'That is more than the person owes. Collect from the request.',
    choose_payer: 'Several pay for this request. Collect from the request.',
    not_from_this_state: 'This request is no longer to be collected.',
  },
}
