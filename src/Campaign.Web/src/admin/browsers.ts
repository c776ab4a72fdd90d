const browsers = [
  ['Edge', /Edg(?:e|A|iOS)?\//],
  ['WeChat', /MicroMessenger\//],
  ['Opera', /OPR\//],
  ['Firefox', /(?:Firefox|FxiOS)\//],
  ['Chrome', /(?:Chrome|CriOS|HeadlessChrome)\//],
  ['Safari', /Version\/.*Safari\//],
] as const

const systems = [
  ['iPhone', /iPhone/],
  ['iPad', /iPad/],
  ['Android', /Android/],
  ['HarmonyOS', /HarmonyOS/],
  ['Windows', /Windows/],
  ['macOS', /Mac OS X/],
  ['Linux', /Linux|X11/],
] as const

/** Browser and operating system from a user agent; the user agent itself when neither is recognised. */
export function browserOf(agent: string): string {
  const known = [browsers, systems].map((list) => list.find(([, sign]) => sign.test(agent))?.[0]).filter((name) => name !== undefined)
  return known.length > 0 ? known.join(' · ') : agent
}
