export const languages = ['zh-CN', 'en'] as const
export type Language = (typeof languages)[number]

const KEPT = 'campaign.language'

/** The language of this browser: chosen here, else what the browser prefers. */
export function language(): Language {
  const chosen = localStorage.getItem(KEPT) ?? navigator.language
  return chosen.toLowerCase().startsWith('zh') ? 'zh-CN' : 'en'
}

export function keepLanguage(chosen: Language) {
  localStorage.setItem(KEPT, chosen)
}

const ZONE_KEPT = 'campaign.zone'

/** The time zone chosen in this browser; undefined means the campaigns' zone. */
export const keptZone = () => localStorage.getItem(ZONE_KEPT) ?? undefined

export function keepZone(chosen: string | undefined) {
  if (chosen) localStorage.setItem(ZONE_KEPT, chosen)
  else localStorage.removeItem(ZONE_KEPT)
}
