import type { Schemas } from '../api/client'
import type { MenuEntry } from '../rooms'
import { useDoor, type Session } from './door'

export type Right = Schemas['Right']

/** Who uses the page. */
export function useSession(): Session {
  const door = useDoor()
  if (!('session' in door)) throw new Error('This page is shown to people who are signed in.')
  return door.session
}

/** Whether a right is had in a campaign; without one, in all of them. What may not be done is not offered. */
export function useMay() {
  const { rights } = useSession()
  return (right: Right, campaign?: string) => rights.some((permit) => (permit.campaign === null || permit.campaign === campaign) && permit.rights.includes(right))
}

/** Whether a right is had in any campaign: for what all of them share. */
export function useMayAnywhere() {
  const { rights } = useSession()
  return (right: Right) => rights.some((permit) => permit.rights.includes(right))
}

/** Whether whoever is signed in sees an entry of a menu. */
export function useOpen() {
  const may = useMay()
  const anywhere = useMayAnywhere()
  return (entry: MenuEntry, campaign?: string) => !entry.right || (entry.anywhere ? anywhere(entry.right) : may(entry.right, campaign))
}
