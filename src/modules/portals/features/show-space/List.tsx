import type { ReactNode } from 'react'
import type { Route } from './+types/route'

type Space = NonNullable<Route.ComponentProps['loaderData']['space']>
/** What a part of a member's home shows; `base` is the address of their space. */
export type Part = { readonly space: Space; readonly base: string }
export type SpaceOnly = Pick<Part, 'space'>

export const List = ({ children }: { children: ReactNode }) => <ul className="portals-list">{children}</ul>
