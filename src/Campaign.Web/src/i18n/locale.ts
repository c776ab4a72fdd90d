export const languages = ['zh-CN', 'en'] as const
export type Language = (typeof languages)[number]

const KEPT = 'campaign.language'

/** The language of this browser: what was chosen here, or what the browser prefers. */
export function language(): Language {
  const chosen = localStorage.getItem(KEPT) ?? navigator.language
  return chosen.toLowerCase().startsWith('zh') ? 'zh-CN' : 'en'
}

export function keepLanguage(chosen: Language) {
  localStorage.setItem(KEPT, chosen)
}
