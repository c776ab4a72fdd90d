import type { Schemas } from '../api/client'
import type { MenuEntry } from '../rooms'
import { useDoor, type Session } from './door'

export type Right = Schemas['Right']

/** The signed-in person and their session. */
export function useSession(): Session {
  const door = useDoor()
  if (!('session' in door)) throw new Error('This page is shown to people who are signed in.')
  return door.session
}

/** Whether one has a right in a campaign, or without a campaign in all of them. What one may not do is not offered. */
export function useMay() {
  const { rights } = useSession()
  return (right: Right, campaign?: string) => rights.some((permit) => (permit.campaign === null || permit.campaign === campaign) && permit.rights.includes(right))
}

/** Whether one has a right in any campaign: for what all of them share. */
export function useMayAnywhere() {
  const { rights } = useSession()
  return (right: Right) => rights.some((permit) => permit.rights.includes(right))
}

/** Whether the signed-in person sees a menu entry. */
export function useOpen() {
  const may = useMay()
  const anywhere = useMayAnywhere()
  return (entry: MenuEntry, campaign?: string) => !entry.right || (entry.anywhere ? anywhere(entry.right) : may(entry.right, campaign))
}
