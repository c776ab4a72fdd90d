import type { KeyboardEvent } from 'react'

/** Enter takes the day that was typed; it does not send the form. */
export const byDay = {
  onKeyDown: (event: KeyboardEvent<HTMLElement>) => {
    if (event.key === 'Enter') event.preventDefault()
  },
}

/** A time as people give it: without seconds, taken as soon as it is typed or chosen. */
export const toTheMinute = { ...byDay, showTime: { format: 'HH:mm' }, format: 'YYYY-MM-DD HH:mm', needConfirm: false }
