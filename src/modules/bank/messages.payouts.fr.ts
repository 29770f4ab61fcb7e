export const payoutsFr = {
  entry: (number: string, until: string) => `relevé ${number}, missions faites jusqu’au ${until}`,
  until: (day: string) => `les missions faites jusqu’au ${day}`,
  paidLabel: (number: string) => `reversement ${number}`,
  transferLabel: (number: string) => `Reversement ${number}`,
}
