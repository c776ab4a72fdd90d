import type { Schemas } from './client'

/** The values of the API that people can choose from. */
export const channels = ['weibo', 'xiaohongshu', 'douyin', 'wechat', 'bilibili', 'x'] as const
export const kinds = ['article', 'video', 'livestream', 'post'] as const satisfies readonly Schemas['DeliverableKind'][]
