import type { KeyboardEvent } from 'react'

/** Enter accepts the typed day instead of submitting the form. */
export const byDay = {
  onKeyDown: (event: KeyboardEvent<HTMLElement>) => {
    if (event.key === 'Enter') event.preventDefault()
  },
}

/** A time without seconds, accepted as soon as it is typed or chosen. */
export const toTheMinute = { ...byDay, showTime: { format: 'HH:mm' }, format: 'YYYY-MM-DD HH:mm', needConfirm: false }
