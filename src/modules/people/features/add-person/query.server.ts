import type { PersonForm } from '#modules/people/person-form.ts'
import { peopleAlike, personKeys } from '#modules/people/store.server.ts'
import type { Ctx } from '#platform/context/ctx.server.ts'

/** People who may be the one being added: same name, phone or e-mail. At most five. */
export const likelySamePeople = (ctx: Ctx, form: PersonForm) =>
  ctx.read((tx) =>
    peopleAlike(tx, ctx.hub.id, {
      ...personKeys({ firstName: form.firstName ?? '', lastName: form.lastName }),
      phone: form.phone,
      email: form.email,
    }),
  )
