import { useWords } from '#ui/language.tsx'
import { en } from '../messages.en.ts'
import { fr } from '../messages.fr.ts'
import { ACTIVITIES, type Activity } from '../rules/activities.ts'

/** Services to choose from, under the heading of their activity. */
export function usePartChoices(
  services: readonly { id: string; name: string; activity: Activity }[],
): { group: string; options: { value: string; label: string }[] }[] {
  const { activities } = useWords({ fr, en })
  return ACTIVITIES.map((activity) => ({
    group: activities[activity],
    options: services
      .filter((service) => service.activity === activity)
      .map(({ id, name }) => ({ value: id, label: name })),
  })).filter(({ options }) => options.length > 0)
}
